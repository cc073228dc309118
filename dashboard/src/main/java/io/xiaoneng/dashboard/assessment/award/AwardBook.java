package io.xiaoneng.dashboard.assessment.award;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.dashboard.assessment.Awards;
import io.xiaoneng.dashboard.assessment.Books;
import io.xiaoneng.dashboard.assessment.Populations;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.metric.Typed;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Awards by decision: recorded with reason and document while the month was not published, and
 * never changed; one that was a mistake is withdrawn with a reason.
 */
@Service
public class AwardBook implements Awards {

  /** A member of a class. */
  public record Member(String code, Text name) {}

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_DOCUMENT = 300;

  private final AwardStore store;
  private final SchemeBook schemes;
  private final Books books;
  private final RegistryView registry;
  private final CodeNames names;
  private final CityClock clock;
  private final AuditLog audit;

  AwardBook(
      AwardStore store,
      SchemeBook schemes,
      Books books,
      RegistryView registry,
      CodeNames names,
      CityClock clock,
      AuditLog audit) {
    this.store = store;
    this.schemes = schemes;
    this.books = books;
    this.registry = registry;
    this.names = names;
    this.clock = clock;
    this.audit = audit;
  }

  @Override
  public Map<String, List<Award>> of(String month) {
    return store.of(month).stream()
        .filter(AwardFile::stands)
        .collect(
            Collectors.groupingBy(
                AwardFile::member,
                TreeMap::new,
                Collectors.mapping(
                    each -> new Award(each.reason(), each.document(), each.points()),
                    Collectors.toList())));
  }

  /**
   * What members are called, by code: as in the class they were awarded points in, else the code.
   *
   * @param files of one month
   */
  public Map<String, Text> names(YearMonth month, List<AwardFile> files) {
    Map<String, Text> called = new TreeMap<>();
    for (AwardFile each : files) {
      String code = each.member();
      String dimension =
          classOf(month, code).map(of -> of.members().dimension()).orElse(Population.UNITS);
      called.computeIfAbsent(code, unseen -> names.called(dimension, code));
    }
    return called;
  }

  /** All of a month, withdrawn ones too, by member. */
  public List<AwardFile> files(YearMonth month) {
    return store.of(month.toString());
  }

  /** Classes that may be awarded points in that month, by the scheme that holds on its last day. */
  public List<SchemeClass> classes(YearMonth month) {
    return schemes.on(month.atEndOfMonth()).stream()
        .flatMap(each -> each.classes().stream())
        .filter(each -> each.bonusMost() > 0)
        .toList();
  }

  /** Whether the month was shown to the units: from then on nothing is awarded or taken back. */
  public boolean published(YearMonth month) {
    return books.inForce(month.toString()).isPresent();
  }

  /**
   * Records an award.
   *
   * @param month {@code 2026-03}, not after the running one
   * @param member code of a unit, or of another member of a class that may be awarded points
   * @param points a number above 0, up to what the scheme lets be added
   * @throws BadParameterException naming the field
   */
  @Transactional
  public void record(
      String month, String member, String points, String reason, String document, Actor by) {
    YearMonth of = Typed.month("month", month);
    if (of.isAfter(YearMonth.from(clock.today()))) {
      throw new BadParameterException("month", "month " + of + " has not begun");
    }
    String code = member.strip();
    SchemeClass unitClass = open(of, code);
    double awarded = points(points, unitClass);
    String why = Typed.text("reason", reason, MOST_TEXT);
    String paper = Typed.text("document", document, MOST_DOCUMENT);
    store.add(of.toString(), code, awarded, why, paper, by.name(), clock.now());
    audit.record(
        by,
        "assessment.awarded",
        "assessment/" + of + "/" + code,
        "%s points, %s: %s".formatted(awarded, paper, why));
  }

  /**
   * Takes an award back.
   *
   * @throws BadParameterException where there is none in that month, it was taken back before, the
   *     month was published, or no reason is told
   */
  @Transactional
  public void withdraw(String month, long id, String why, Actor by) {
    YearMonth of = Typed.month("month", month);
    AwardFile found =
        store.of(of.toString()).stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(() -> new BadParameterException("id", "no award " + id + " in " + of));
    open(of, found.member());
    String reason = Typed.text("reason", why, MOST_TEXT);
    if (!store.withdraw(id, reason, by.name(), clock.now())) {
      throw new BadParameterException("id", "it was withdrawn before, by " + found.withdrawnBy());
    }
    audit.record(
        by,
        "assessment.award-withdrawn",
        "assessment/" + of + "/" + found.member(),
        "%s points: %s".formatted(found.points(), reason));
  }

  /** The class of a member whose month is still open. */
  private SchemeClass open(YearMonth month, String code) {
    SchemeClass of =
        classOf(month, code)
            .orElseThrow(
                () ->
                    new BadParameterException(
                        "unit",
                        "no class of %s with awards has a member \"%s\"".formatted(month, code)));
    if (published(month)) {
      throw new BadParameterException(
          "month",
          month + " was published; what changes now is a matter of objections and restatements");
    }
    return of;
  }

  private Optional<SchemeClass> classOf(YearMonth month, String code) {
    return classes(month).stream().filter(each -> has(each.members(), code)).findFirst();
  }

  private boolean has(Population population, String code) {
    return population.ofUnits()
        ? registry.registry().unit(code) != null
            && Populations.has(population, registry.unit(code), registry)
        : names.codes(population.dimension()).contains(code);
  }

  /** Whom points can be awarded to: units of the class, or what the registry has of its kind. */
  public List<Member> members(Population population) {
    if (population.ofUnits()) {
      return Populations.units(population, registry).stream()
          .map(each -> new Member(each.code(), new Text(each.nameZh(), each.nameEn())))
          .toList();
    }
    return names.codes(population.dimension()).stream()
        .map(each -> new Member(each, names.called(population.dimension(), each)))
        .toList();
  }

  private static double points(String text, SchemeClass of) {
    try {
      double points = Double.parseDouble(text.strip());
      if (points > 0 && points <= of.bonusMost()) {
        return points;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new BadParameterException(
        "points",
        "points is \"%s\", must be a number above 0 and at most %s"
            .formatted(text, of.bonusMost()));
  }
}
