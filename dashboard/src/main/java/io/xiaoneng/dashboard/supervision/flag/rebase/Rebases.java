package io.xiaoneng.dashboard.supervision.flag.rebase;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Typed;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.registry.Unit;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Dates from which charts begin anew, each recorded with its reason and document. What was judged
 * when its month was over stays as it was; every later judging goes by what stands then.
 */
@Service
public class Rebases {

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_DOCUMENT = 300;
  private static final int MOST_MONTHS_BACK = 36;

  private final RebaseStore store;
  private final RegistryView registry;
  private final CityClock clock;
  private final AuditLog audit;

  Rebases(RebaseStore store, RegistryView registry, CityClock clock, AuditLog audit) {
    this.store = store;
    this.registry = registry;
    this.clock = clock;
    this.audit = audit;
  }

  /** All that were ever recorded, withdrawn ones too, the latest first. */
  public List<Rebase> all() {
    return store.all();
  }

  /** Those of a metric that stand. */
  public List<Rebase> standing(String metric) {
    return store.all().stream()
        .filter(each -> each.withdrawnAt() == null && each.metric().equals(metric))
        .toList();
  }

  /** Classes of the registry, by name. */
  public SortedSet<String> classes() {
    SortedSet<String> classes = new TreeSet<>();
    for (Unit each : registry.registry().all(Unit.class)) {
      if (!each.unitClass().isEmpty()) {
        classes.add(each.unitClass());
      }
    }
    return classes;
  }

  /**
   * Records that charts begin anew.
   *
   * @param fields {@code metric}, one of {@code unit} and {@code class}, {@code from}, {@code
   *     reason}, {@code document}; others are passed over
   * @throws BadParameterException naming the field
   */
  @Transactional
  public void record(Map<String, String> fields, Actor by) {
    String metric = text(fields, "metric", 60);
    if (MetricCatalogue.find(metric) == null) {
      throw new BadParameterException("metric", "no metric \"" + metric + "\"");
    }
    String unit = fields.getOrDefault("unit", "").strip();
    String unitClass = fields.getOrDefault("class", "").strip();
    if (unit.isEmpty() == unitClass.isEmpty()) {
      throw new BadParameterException(
          "unit", "a chart is of one unit or of every unit of a class: name one of the two");
    }
    if (!unit.isEmpty() && registry.registry().unit(unit) == null) {
      throw new BadParameterException("unit", "no unit \"" + unit + "\" in the registry");
    }
    if (!unitClass.isEmpty()
        && classes().stream()
            .noneMatch(each -> unitClass.equals(each) || unitClass.startsWith(each + " "))) {
      throw new BadParameterException(
          "class", "no class \"%s\"; there are %s".formatted(unitClass, classes()));
    }
    String from = month(text(fields, "from", 7)).toString();
    Rebase.Scope kind = unit.isEmpty() ? Rebase.Scope.CLASS : Rebase.Scope.UNIT;
    String scope = unit.isEmpty() ? unitClass : unit;
    if (standing(metric).stream()
        .anyMatch(
            each ->
                each.scopeKind() == kind
                    && each.scope().equals(scope)
                    && each.from().equals(from))) {
      throw new BadParameterException(
          "from", "the chart of %s begins anew in %s already".formatted(scope, from));
    }
    String reason = text(fields, "reason", MOST_TEXT);
    String document = text(fields, "document", MOST_DOCUMENT);
    store.add(metric, kind, scope, from, reason, document, by.name(), clock.now());
    audit.record(
        by,
        "chart.rebased",
        metric + " " + kind + " " + scope,
        "from " + from + ", " + document + ": " + reason);
  }

  /**
   * Takes one back for all that is judged from now on.
   *
   * @throws BadParameterException where there is none, it was taken back before, or no reason is
   *     told
   */
  @Transactional
  public void withdraw(long id, String why, Actor by) {
    Rebase found =
        store.all().stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(() -> new BadParameterException("id", "no chart begins anew by " + id));
    String reason = Typed.text("reason", why, MOST_TEXT);
    if (!store.withdraw(id, reason, by.name(), clock.now())) {
      throw new BadParameterException("id", "it was withdrawn before, by " + found.withdrawnBy());
    }
    audit.record(
        by,
        "chart.rebase-withdrawn",
        found.metric() + " " + found.scopeKind() + " " + found.scope(),
        "from " + found.from() + ": " + reason);
  }

  private YearMonth month(String text) {
    YearMonth now = YearMonth.from(clock.today());
    try {
      YearMonth month = YearMonth.parse(text);
      if (!month.isAfter(now) && !month.isBefore(now.minusMonths(MOST_MONTHS_BACK))) {
        return month;
      }
    } catch (DateTimeParseException e) {
      // said below, together with months out of range
    }
    throw new BadParameterException(
        "from",
        "from is \"%s\", must be a month from %s to %s, as in 2026-03"
            .formatted(text, now.minusMonths(MOST_MONTHS_BACK), now));
  }

  private static String text(Map<String, String> fields, String field, int most) {
    return Typed.text(field, fields.getOrDefault(field, ""), most);
  }
}
