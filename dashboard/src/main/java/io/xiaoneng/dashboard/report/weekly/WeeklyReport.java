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

  private static final List<String> HEADLINES =
      List.of("cases-applied", "cases-decided", "on-time", "handling-days", "overdue");

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
    Instant asOf = week.to().plusDays(1).atStartOfDay(clock.zone()).toInstant();
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
        List.of(
            words.of("weekly.fact.asof", words.f().at(asOf)),
            words.of("weekly.fact.rule", Movements.WEEKS)),
        sections);
  }

  private Section moved(
      ReportPeriod week,
      @Nullable String unit,
      Instant asOf,
      ReportWords words,
      WeeklyPages pages) {
    String section = words.of("weekly.moved");
    Block.Figures headlines = headlines(section, week, unit, asOf, words);
    Movements.Found found = movements.of(section, week, unit, asOf);
    if (found.judged() == 0) {
      throw new ReportFailedException(section, "no figure of the week has enough cases");
    }
    return pages.moved(headlines, found, causes.of(section, found.moved(), week, unit, words));
  }

  private Block.Figures headlines(
      String section, ReportPeriod week, @Nullable String unit, Instant asOf, ReportWords words) {
    ReportPeriod before = week.before();
    Instant then = before.to().plusDays(1).atStartOfDay(clock.zone()).toInstant();
    List<Block.Figure> all = new ArrayList<>();
    double cases = 0;
    for (String each : HEADLINES) {
      MetricDefinition metric = ReadFigures.definition(each);
      MetricRow now = figures.row(section, each, unit, week.from(), week.to(), asOf);
      MetricRow past = figures.row(section, each, unit, before.from(), before.to(), then);
      Double value = ReadFigures.value(now);
      String code = metric.unit().code();
      cases += VOLUMES.contains(each) && value != null ? value : 0;
      Double n = now.figure("n");
      String change = words.change(code, value, ReadFigures.value(past));
      all.add(
          new Block.Figure(
              words.text(metric.name()),
              words.amount(code, value),
              n == null
                  ? words.of("weekly.change", change)
                  : words.of("weekly.change.n", change, words.f().count(n))));
    }
    if (cases == 0) {
      throw new ReportFailedException(section, "there is no case in the week");
    }
    return new Block.Figures(all);
  }
}
