package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.Books;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriUtils;

/**
 * Tells assessments to whoever asks. A draft is for assessors alone; a unit sees its own scorecard
 * and those below it once the month is published, and everybody's totals once it is final.
 */
@Service
public class MonthDesk {

  /** Months offered to begin with, the newest first. */
  private static final int OFFERED = 13;

  /** Books that are kept at hand; they never change. */
  private static final int AT_HAND = 4;

  private final Books books;
  private final Closing closing;
  private final Objections objections;
  private final RegistryView registry;
  private final CityClock clock;
  private final Map<Long, Book> atHand =
      new LinkedHashMap<>(AT_HAND, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Book> eldest) {
          return size() > AT_HAND;
        }
      };

  MonthDesk(
      Books books, Closing closing, Objections objections, RegistryView registry, CityClock clock) {
    this.books = books;
    this.closing = closing;
    this.objections = objections;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * A month in the list.
   *
   * @param edition the newest that may be seen; null where there is none
   * @param open objections that wait for an answer; 0 for units
   */
  public record Line(String month, @Nullable Edition edition, int restatements, long open) {}

  /** The months there are to see, and to assessors those that could be begun; the newest first. */
  public List<Line> months(Actor actor) {
    TreeMap<String, List<Edition>> months = new TreeMap<>();
    if (actor.is(Role.ASSESSOR)) {
      YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
      for (int i = 0; i < OFFERED; i++) {
        months.put(last.minusMonths(i).toString(), new ArrayList<>());
      }
    }
    books.all().stream()
        .filter(each -> sees(each, actor))
        .forEach(
            each -> months.computeIfAbsent(each.month(), unseen -> new ArrayList<>()).add(0, each));
    List<Line> lines = new ArrayList<>();
    months
        .descendingMap()
        .forEach(
            (month, editions) ->
                lines.add(
                    new Line(
                        month,
                        last(editions),
                        (int)
                            editions.stream()
                                .filter(each -> each.kind() == Kind.RESTATEMENT)
                                .count(),
                        actor.is(Role.UNIT) || last(editions) == null
                            ? 0
                            : objections.of(month).stream().filter(Objection::open).count())));
    return lines;
  }

  private static @Nullable Edition last(List<Edition> editions) {
    return editions.isEmpty() ? null : editions.get(editions.size() - 1);
  }

  private static boolean sees(Edition edition, Actor actor) {
    return edition.kind() != Kind.DRAFT || actor.is(Role.ASSESSOR);
  }

  /**
   * A month.
   *
   * @param number of an edition; null for the newest
   */
  public MonthView month(YearMonth month, @Nullable Integer number, Actor actor) {
    List<Edition> editions = editions(month, actor);
    Edition edition = edition(editions, number).orElse(null);
    List<Objection> said =
        objections.of(month.toString()).stream()
            .filter(each -> mayRead(each.code(), actor))
            .toList();
    if (edition == null) {
      return new MonthView(
          month.toString(),
          null,
          editions,
          false,
          null,
          List.of(),
          List.of(),
          List.of(),
          null,
          said);
    }
    Book book = book(edition);
    boolean unit = actor.is(Role.UNIT);
    boolean ranked = !unit || edition.kind() != Kind.PUBLISHED;
    Predicate<Scorecard> seen = card -> ranked || mayRead(card.code(), actor);
    Restatement since = closing.restatement(edition);
    return new MonthView(
        month.toString(),
        edition,
        editions,
        ranked,
        book.versions(),
        book.schemes().stream().map(MonthDesk::name).toList(),
        book.classes().stream().map(each -> group(each, month, seen, actor)).toList(),
        unit ? List.of() : TieOut.of(book),
        unit || since.since() == 0 ? null : since,
        said);
  }

  private MonthView.Group group(
      BookClass of, YearMonth month, Predicate<Scorecard> seen, Actor actor) {
    return new MonthView.Group(
        of.scheme(),
        of.id(),
        of.name(),
        of.dimension(),
        of.ranked(),
        of.cards().size(),
        of.cards().stream().filter(seen).map(card -> line(card, month, actor)).toList());
  }

  private MonthView.Line line(Scorecard card, YearMonth month, Actor actor) {
    Double total = card.total();
    Double before = card.before();
    return new MonthView.Line(
        card.code(),
        card.name(),
        card.standing(),
        total,
        card.error(),
        card.place(),
        before,
        total == null || before == null ? null : Double.valueOf(total - before),
        card.deducted(),
        card.awarded(),
        card.scoredWeight(),
        mayRead(card.code(), actor)
            ? "/api/v1/assessments/%s/units/%s"
                .formatted(month, UriUtils.encodePathSegment(card.code(), StandardCharsets.UTF_8))
            : null);
  }

  private static MonthView.SchemeName name(Scheme scheme) {
    return new MonthView.SchemeName(
        scheme.id(), scheme.version(), scheme.name(), scheme.document(), scheme.remark());
  }

  /** A scorecard; empty where there is none, or not for whoever asks. */
  public Optional<CardView> card(
      YearMonth month, String code, @Nullable Integer number, Actor actor) {
    if (!mayRead(code, actor)) {
      return Optional.empty();
    }
    Edition edition = edition(editions(month, actor), number).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    // By what was kept: the unit may be of another class by now, or gone.
    return books
        .classOf(edition, code)
        .flatMap(
            at -> {
              Book head = books.head(edition);
              BookClass of = head.classes().get(at);
              return books.card(edition, code).map(card -> view(edition, head, of, card, actor));
            });
  }

  private CardView view(Edition edition, Book head, BookClass of, Scorecard card, Actor actor) {
    Scheme scheme =
        head.schemes().stream()
            .filter(each -> each.id().equals(of.scheme()))
            .findFirst()
            .orElseThrow();
    return new CardView(
        edition,
        name(scheme),
        of.name(),
        of.dimension().equals(Population.UNITS),
        card,
        head.scheme(of).stream()
            .flatMap(each -> each.lines().stream())
            .map(
                line ->
                    new CardView.Rule(
                        line.metric(),
                        line.weight(),
                        line.target(),
                        line.scoring().knots(),
                        line.source()))
            .toList(),
        objections.of(edition.month(), card.code()),
        mayObject(edition, actor));
  }

  private boolean mayObject(Edition edition, Actor actor) {
    return actor.is(Role.UNIT)
        && edition.kind() == Kind.PUBLISHED
        && edition.objectionsUntil() != null
        && !clock.now().isAfter(edition.objectionsUntil());
  }

  /** The editions of a month that may be seen, the oldest first. */
  public List<Edition> editions(YearMonth month, Actor actor) {
    return books.of(month.toString()).stream().filter(each -> sees(each, actor)).toList();
  }

  private static Optional<Edition> edition(List<Edition> editions, @Nullable Integer number) {
    return number == null
        ? Optional.ofNullable(last(editions))
        : editions.stream().filter(each -> each.number() == number).findFirst();
  }

  /** The edition of that number, or the newest; empty where it may not be seen. */
  public Optional<Edition> edition(YearMonth month, @Nullable Integer number, Actor actor) {
    return edition(editions(month, actor), number);
  }

  /** Whether somebody may see the scorecard of a unit. */
  boolean mayRead(String code, Actor actor) {
    String own = actor.unit();
    if (own == null) {
      return true;
    }
    Set<String> units = registry.subtree(own);
    return units.contains(code);
  }

  private synchronized Book book(Edition edition) {
    return atHand.computeIfAbsent(edition.id(), id -> books.book(edition));
  }
}
