package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Member;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.dashboard.assessment.BookMaker.Decided;
import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.supervision.card.CardCharges;
import io.xiaoneng.dashboard.supervision.card.CardCharges.Charge;
import io.xiaoneng.dashboard.supervision.flag.Feed;
import io.xiaoneng.dashboard.supervision.flag.FeedReads;
import io.xiaoneng.dashboard.supervision.flag.MonthFeeds;
import io.xiaoneng.dashboard.supervision.flag.UnitClass;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is assessed in a month, and what is known of each beside the figures. */
@Component
class BookMembers {

  /** Of a unit's events, this share must be good and heard: metrics.md, feed-quality. */
  static final double FEED_GATE = 0.95;

  private final RegistryView registry;
  private final CodeNames names;
  private final FeedReads feeds;
  private final ClaimDesk claims;
  private final CardCharges charges;
  private final LengthenedCases lengthened;
  private final Awards awards;
  private final CityClock clock;

  BookMembers(
      RegistryView registry,
      CodeNames names,
      FeedReads feeds,
      ClaimDesk claims,
      CardCharges charges,
      LengthenedCases lengthened,
      Awards awards,
      CityClock clock) {
    this.registry = registry;
    this.names = names;
    this.feeds = feeds;
    this.claims = claims;
    this.charges = charges;
    this.lengthened = lengthened;
    this.awards = awards;
    this.clock = clock;
  }

  /** Reads what is known of a month. */
  Month month(YearMonth month, Instant asOf, Decided decided) {
    Instant from = month.atDay(1).atStartOfDay(clock.zone()).toInstant();
    return new Month(
        month,
        feeds.read(month, asOf),
        claims.excusedByUnit(month.atDay(1), month.atEndOfMonth()),
        lengthened.byUnit(month.atDay(1), month.atEndOfMonth(), asOf),
        charges.of(from, asOf),
        awards.of(month.toString()),
        decided);
  }

  /** What is known of a month. */
  final class Month {

    private final YearMonth month;
    private final MonthFeeds heard;
    private final Map<String, Integer> excused;
    private final Map<String, Integer> longer;
    private final List<Charge> charged;
    private final Map<String, List<Award>> awarded;
    private final Decided decided;
    private final Map<String, Unit> units = units();

    private Month(
        YearMonth month,
        MonthFeeds heard,
        Map<String, Integer> excused,
        Map<String, Integer> longer,
        List<Charge> charged,
        Map<String, List<Award>> awarded,
        Decided decided) {
      this.month = month;
      this.heard = heard;
      this.excused = excused;
      this.longer = longer;
      this.charged = charged;
      this.awarded = awarded;
      this.decided = decided;
    }

    /**
     * The members of a class, by code.
     *
     * @param family id of the scheme
     * @param above for each unit the member at or above it; not looked at for other populations
     * @param figures by metric, then by code
     */
    List<Member> of(
        String family,
        SchemeClass scheme,
        Map<String, String> above,
        Map<String, Map<String, Figure>> figures) {
      Population population = scheme.members();
      Map<String, Integer> excusedOf = rolledUp(excused, above);
      Map<String, Integer> longerOf = rolledUp(longer, above);
      Map<String, List<Deduction>> deductions = deductions(scheme.deductions(), above);
      Book before = decided.before();
      List<Member> members = new ArrayList<>();
      for (Map.Entry<String, Text> each : named(population, figures).entrySet()) {
        String code = each.getKey();
        Map<String, Figure> own = new HashMap<>();
        figures.forEach(
            (metric, byCode) -> {
              Figure figure = byCode.get(code);
              if (figure != null) {
                own.put(
                    metric,
                    metric.equals(BookMaker.BY_PROMISE) && population.ofUnits()
                        ? with(
                            figure, excusedOf.getOrDefault(code, 0), longerOf.getOrDefault(code, 0))
                        : figure);
              }
            });
        Feed feed = population.ofUnits() ? heard.of(code) : Feed.UNKNOWN;
        members.add(
            new Member(
                code,
                each.getValue(),
                feed.quality(),
                feed.silent(),
                doubtful(feed),
                population.ofUnits() && moved(code),
                own,
                deductions.getOrDefault(code, List.of()),
                awarded.getOrDefault(code, List.of()),
                decided.excluded().getOrDefault(code, Map.of()),
                before == null ? null : card(before, family, scheme.id(), code)));
      }
      return members;
    }

    private boolean moved(String code) {
      Unit unit = units.get(code);
      return unit != null && UnitClass.moved(unit, month, clock.zone());
    }

    private Map<String, List<Deduction>> deductions(Deductions scheme, Map<String, String> above) {
      Map<String, List<Deduction>> deductions = new HashMap<>();
      for (Charge each : charged) {
        String member = above.get(each.unit());
        double points =
            switch (each.kind()) {
              case RED_CARD -> scheme.redCard();
              case YELLOW_CARD -> scheme.yellowCard();
              case UNANSWERED -> scheme.unanswered();
            };
        if (member != null && points > 0) {
          deductions
              .computeIfAbsent(member, unseen -> new ArrayList<>())
              .add(new Deduction(each.kind().name(), each.matter(), each.title(), points));
        }
      }
      return deductions;
    }

    /**
     * Members by code: units of the levels that existed in the month; of other populations those
     * that have data.
     */
    private Map<String, Text> named(
        Population population, Map<String, Map<String, Figure>> figures) {
      Map<String, Text> named = new TreeMap<>();
      if (population.ofUnits()) {
        Instant from = month.atDay(1).atStartOfDay(clock.zone()).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(clock.zone()).toInstant();
        for (UnitNode node : Populations.units(population, registry)) {
          Unit unit = units.get(node.code());
          if (unit == null || existed(unit, from, to)) {
            named.put(node.code(), new Text(node.nameZh(), node.nameEn()));
          }
        }
        return named;
      }
      TreeSet<String> codes = new TreeSet<>();
      figures.values().forEach(each -> codes.addAll(each.keySet()));
      codes.forEach(code -> named.put(code, names.called(population.dimension(), code)));
      return named;
    }
  }

  private static boolean existed(Unit unit, Instant from, Instant to) {
    Instant began = unit.validity().from();
    Instant ended = unit.validity().to();
    return (began == null || began.isBefore(to)) && (ended == null || ended.isAfter(from));
  }

  private Map<String, Unit> units() {
    return registry.registry().all(Unit.class).stream()
        .collect(Collectors.toMap(Unit::code, Function.identity(), (one, same) -> one));
  }

  private static @Nullable Scorecard card(
      Book before, String family, String unitClass, String code) {
    return before.classes().stream()
        .filter(each -> each.scheme().equals(family) && each.id().equals(unitClass))
        .flatMap(each -> each.cards().stream())
        .filter(each -> each.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Integer> rolledUp(
      Map<String, Integer> byUnit, Map<String, String> above) {
    Map<String, Integer> rolled = new HashMap<>();
    byUnit.forEach(
        (unit, count) -> {
          String member = above.get(unit);
          if (member != null) {
            rolled.merge(member, count, Integer::sum);
          }
        });
    return rolled;
  }

  private static boolean doubtful(Feed feed) {
    return feed.silent() > 1 - FEED_GATE
        || Objects.requireNonNullElse(feed.quality(), 1.0) * (1 - feed.silent()) < FEED_GATE;
  }

  private static Figure with(Figure figure, int excused, int lengthened) {
    return new Figure(
        figure.value(),
        figure.low(),
        figure.high(),
        figure.n(),
        figure.numerator(),
        figure.denominator(),
        figure.share(),
        excused,
        lengthened);
  }
}
