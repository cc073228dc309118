package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.FreshEnough;
import io.xiaoneng.dashboard.report.content.Needs;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Ratio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 领导周报, two pages: what moved beyond chance, and what needs its readers, with whose and by when.
 * Everything is read when it is made.
 */
@Component
class WeeklyReport implements ReportMaker {

  private static final Set<String> VOLUMES = Set.of("cases-applied", "cases-decided");

  /** Looked at at the end of a week, and not over it. */
  private static final String STOCK = "overdue";

  private static final List<String> HEADLINES =
      List.of("cases-applied", "cases-decided", "on-time", "handling-days", STOCK);

  private final Movements movements;
  private final MovementCauses causes;
  private final Outlook outlook;
  private final Needs needs;
  private final ReadFigures figures;
  private final FreshEnough fresh;
  private final ReportLanguages languages;
  private final RegistryView registry;
  private final CityClock clock;

  WeeklyReport(
      Movements movements,
      MovementCauses causes,
      Outlook outlook,
      Needs needs,
      ReadFigures figures,
      FreshEnough fresh,
      ReportLanguages languages,
      RegistryView registry,
      CityClock clock) {
    this.movements = movements;
    this.causes = causes;
    this.outlook = outlook;
    this.needs = needs;
    this.figures = figures;
    this.fresh = fresh;
    this.languages = languages;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.WEEKLY;
  }

  @Override
  public Document make(ReportOrder order) {
    ReportPeriod week =
        ReportPeriod.parse(ReportKind.WEEKLY, order.period()).checkedOver(clock.today());
    ReportWords words = languages.in(order.language());
    String unit = order.unit();
    Instant asOf = end(week);
    fresh.check(words.of("weekly.moved"), week);
    List<Section> sections = new ArrayList<>();
    WeeklyPages pages =
        new WeeklyPages(words, code -> words.name(registry.unit(code)), clock::dateOf);
    sections.add(moved(week, unit, asOf, words, pages));
    String needed = words.of("weekly.needs");
    sections.add(pages.needs(needs.of(needed, week, unit, asOf, words)));
    sections.add(outlook.of(unit, words));
    String scope = words.name(unit == null ? registry.roots().get(0) : registry.unit(unit));
    return new Document(
        words.of("weekly.title"),
        words.of(
            "weekly.subtitle",
            week.text(),
            words.f().date(week.from()),
            words.f().date(week.to()),
            scope),
        "weekly-" + week.text() + (unit == null ? "" : "-" + unit),
        order.language(),
        asOf,
        clock.today(),
        List.of(words.of("weekly.fact.asof"), words.of("weekly.fact.rule", Movements.WEEKS)),
        true,
        sections);
  }

  private Section moved(
      ReportPeriod week,
      @Nullable String unit,
      Instant asOf,
      ReportWords words,
      WeeklyPages pages) {
    String section = words.of("weekly.moved");
    Movements.Found found = movements.of(section, week, unit, asOf);
    Block.Figures headlines = headlines(section, week, unit, found, words);
    if (found.judged() == 0) {
      throw new ReportFailedException(section, "no figure of the week has enough cases");
    }
    return pages.moved(headlines, found, causes.of(section, found.moved(), week, unit, words));
  }

  private Block.Figures headlines(
      String section,
      ReportPeriod week,
      @Nullable String unit,
      Movements.Found found,
      ReportWords words) {
    List<Block.Figure> all = new ArrayList<>();
    double cases = 0;
    List<@Nullable Double> stock =
        figures.open(section, STOCK, unit, List.of(end(week.before()), end(week)));
    for (String each : HEADLINES) {
      MetricDefinition metric = ReadFigures.definition(each);
      boolean standing = each.equals(STOCK);
      Headline now =
          standing ? new Headline(stock.get(1), null) : headline(section, each, week, unit, found);
      Headline past =
          standing
              ? new Headline(stock.get(0), null)
              : headline(section, each, week.before(), unit, found);
      String code = metric.unit().code();
      cases += VOLUMES.contains(each) && now.value != null ? now.value : 0;
      String change = words.change(code, now.value, past.value);
      all.add(
          new Block.Figure(
              words.text(metric.name()),
              words.amount(code, now.value),
              now.n == null
                  ? words.of("weekly.change", change)
                  : words.of("weekly.change.n", change, words.f().count(now.n))));
    }
    if (cases == 0) {
      throw new ReportFailedException(section, "there is no case in the week");
    }
    return new Block.Figures(all);
  }

  /** A figure of a week as of its end. */
  private record Headline(@Nullable Double value, @Nullable Double n) {}

  /** From what was looked at already, where it was: each reading is a pass over all cases. */
  private Headline headline(
      String section,
      String metric,
      ReportPeriod week,
      @Nullable String unit,
      Movements.Found found) {
    Ratio share = found.share(metric, week);
    if (share != null) {
      return new Headline(share.share(), (double) share.denominator());
    }
    MetricRow row = figures.row(section, metric, unit, week.from(), week.to(), end(week));
    return new Headline(ReadFigures.value(row), row.figure("n"));
  }

  /** The first instant after it. */
  private Instant end(ReportPeriod week) {
    return week.to().plusDays(1).atStartOfDay(clock.zone()).toInstant();
  }
}
