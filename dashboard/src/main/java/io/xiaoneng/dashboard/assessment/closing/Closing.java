package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.BookMaker;
import io.xiaoneng.dashboard.assessment.BookMaker.Decided;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.BookStore.Making;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.assessment.MonthNotOverException;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a month from its draft to its final edition, and restates it afterwards. Each step counts
 * first and keeps then, in one transaction: where ClickHouse is away nothing is kept.
 */
@Service
public class Closing {

  /** Working days in which units may object; the day of publication is day 0. */
  public static final int OBJECTION_DAYS = 5;

  private static final int LONGEST_NOTE = 2_000;

  private final BookMaker maker;
  private final BookStore books;
  private final SchemeBook schemes;
  private final ObjectionStore objections;
  private final Causes causes;
  private final CityWorkTime workTime;
  private final CityClock clock;
  private final AuditLog audit;
  private final ClosingNews news;
  private final TransactionTemplate transaction;

  Closing(
      BookMaker maker,
      BookStore books,
      SchemeBook schemes,
      ObjectionStore objections,
      Causes causes,
      CityWorkTime workTime,
      CityClock clock,
      AuditLog audit,
      ClosingNews news,
      TransactionTemplate transaction) {
    this.maker = maker;
    this.books = books;
    this.schemes = schemes;
    this.objections = objections;
    this.causes = causes;
    this.workTime = workTime;
    this.clock = clock;
    this.audit = audit;
    this.news = news;
    this.transaction = transaction;
  }

  /**
   * Counts a month anew and keeps it as the draft, in place of the draft before.
   *
   * @throws ClosingRefusedException where the month is not over, was published, has no scheme, or
   *     its units do not tie out with the city
   */
  public Edition draft(YearMonth month, Actor actor) {
    if (inForce(month).isPresent()) {
      throw refused(Why.PUBLISHED, month + " was published already");
    }
    Book book = count(month, schemes.on(month.atEndOfMonth()));
    return kept(
        month,
        "assessment.draft",
        actor,
        () -> books.add(book, making(Kind.DRAFT, actor, null, "", Restatement.FIRST)),
        made -> {});
  }

  /**
   * Shows the draft, as it stands, to the units, who may object from now on.
   *
   * @throws ClosingRefusedException where there is no draft, or it was published already
   */
  public Edition publish(YearMonth month, Actor actor) {
    if (inForce(month).isPresent()) {
      throw refused(Why.PUBLISHED, month + " was published already");
    }
    Edition draft =
        books.of(month.toString()).stream()
            .filter(each -> each.kind() == Kind.DRAFT)
            .findFirst()
            .orElseThrow(() -> refused(Why.NO_DRAFT, month + " has no draft"));
    Instant until = workTime.now().end(clock.now(), OBJECTION_DAYS);
    return kept(
        month,
        "assessment.publish",
        actor,
        () -> books.again(draft, making(Kind.PUBLISHED, actor, until, "", Restatement.FIRST)),
        made -> news.published(made, books.book(made)));
  }

  /**
   * Counts the published month once more, with what was decided on objections, and closes it.
   *
   * @throws ClosingRefusedException before units had their time, while an objection waits for an
   *     answer, and where the month is not published or is final
   */
  public Edition finish(YearMonth month, Actor actor) {
    Edition published = published(month);
    Instant until = published.objectionsUntil();
    if (until != null && !clock.now().isAfter(until)) {
      throw refused(Why.TERM_RUNS, "units may object to " + month + " until " + until);
    }
    if (objections.of(month.toString()).stream().anyMatch(Objection::open)) {
      throw refused(Why.OPEN_OBJECTIONS, "objections to " + month + " wait for an answer");
    }
    Book before = books.book(published);
    Book book = count(month, before.schemes());
    Restatement restatement = causes.between(published.number(), before, book);
    return kept(
        month,
        "assessment.finish",
        actor,
        () -> books.add(book, making(Kind.FINAL, actor, null, "", restatement)),
        news::finished);
  }

  /**
   * Counts a final month anew by the scheme it was closed by; the closed editions stay as they are.
   *
   * @param reason why
   * @throws ClosingRefusedException where the month is not final, or comes out the same
   */
  public Edition restate(YearMonth month, String reason, Actor actor) {
    String said = words(reason, LONGEST_NOTE);
    Edition last =
        inForce(month)
            .filter(each -> each.kind() == Kind.FINAL || each.kind() == Kind.RESTATEMENT)
            .orElseThrow(() -> refused(Why.NOT_FINAL, month + " is not final"));
    Book before = books.book(last);
    Book book = count(month, before.schemes());
    Restatement restatement = causes.between(last.number(), before, book);
    if (restatement.differences().isEmpty()) {
      throw refused(Why.SAME, month + " comes out the same");
    }
    return kept(
        month,
        "assessment.restate",
        actor,
        () -> books.add(book, making(Kind.RESTATEMENT, actor, null, said, restatement)),
        made -> news.restated(made, restatement));
  }

  /** What an edition tells otherwise than the one before it. */
  public Restatement restatement(Edition edition) {
    return books.differences(edition, Restatement.class);
  }

  private Book count(YearMonth month, List<Scheme> by) {
    if (by.isEmpty()) {
      throw refused(Why.NO_SCHEME, "no scheme holds on " + month.atEndOfMonth());
    }
    try {
      Book book = maker.make(month, by, decided(month));
      TieOut.check(book);
      return book;
    } catch (MonthNotOverException e) {
      throw refused(Why.NOT_OVER, String.valueOf(e.getMessage()));
    }
  }

  /** The month before, and the lines that accepted objections took out. */
  private Decided decided(YearMonth month) {
    Book before = inForce(month.minusMonths(1)).map(books::book).orElse(null);
    Map<String, Map<String, String>> excluded = new HashMap<>();
    for (Objection each : objections.of(month.toString())) {
      if (each.ruling() == Ruling.EXCLUDED && each.answer() != null) {
        excluded
            .computeIfAbsent(each.code(), unseen -> new HashMap<>())
            .put(each.metric(), each.answer());
      }
    }
    return new Decided(before, excluded);
  }

  /** The published edition of a month that is not final. */
  Edition published(YearMonth month) {
    Edition edition =
        inForce(month).orElseThrow(() -> refused(Why.NOT_PUBLISHED, month + " was not published"));
    if (edition.kind() != Kind.PUBLISHED) {
      throw refused(Why.FINAL, month + " is final already");
    }
    return edition;
  }

  Optional<Edition> inForce(YearMonth month) {
    return books.inForce(month.toString());
  }

  Optional<Scorecard> card(Edition edition, String code) {
    return books.card(edition, code);
  }

  private Making making(
      Kind kind, Actor actor, @Nullable Instant until, String note, Restatement restatement) {
    return new Making(kind, clock.now(), actor.name(), until, note, restatement);
  }

  /** Keeps an edition and tells of it, or neither. */
  private Edition kept(
      YearMonth month, String action, Actor actor, Supplier<Edition> keep, Consumer<Edition> tell) {
    try {
      return Objects.requireNonNull(
          transaction.execute(
              status -> {
                Edition made = keep.get();
                tell.accept(made);
                audit.record(
                    actor,
                    action,
                    "assessment/" + month,
                    "edition %d, sha256 %s".formatted(made.number(), made.sha256()));
                return made;
              }));
    } catch (DuplicateKeyException e) {
      throw refused(Why.OVERTAKEN, "somebody else has just taken " + month + " a step on");
    }
  }

  static String words(String text, int most) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > most) {
      throw refused(Why.WORDS, "words must be 1 to " + most + " characters");
    }
    return said;
  }

  static ClosingRefusedException refused(Why why, String message) {
    return new ClosingRefusedException(why, message);
  }
}
