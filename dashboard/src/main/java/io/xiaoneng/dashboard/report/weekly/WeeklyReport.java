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
import io.xiaoneng.dashboard.report.content.Need;
import io.xiaoneng.dashboard.report.content.Needs;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 领导周报, two pages: what moved beyond chance, and what needs its readers, with whose and by when.
 * Everything is read when it is made. Lists are cut so that the second page is the last one, and
 * say what they leave out.
 */
@Component
class WeeklyReport implements ReportMaker {

  /** Rows of a page, so that long names still leave it one page. */
  static final int MOST_MOVED = 8;

  static final int MOST_NEEDS = 9;

  /** Wide characters of a title; the whole one is on its own page. */
  private static final int BRIEF = 34;

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
    sections.add(moved(week, unit, asOf, words));
    sections.add(needs(week, unit, asOf, words));
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

  private Section moved(ReportPeriod week, @Nullable String unit, Instant asOf, ReportWords words) {
    String section = words.of("weekly.moved");
    List<Block> blocks = new ArrayList<>();
    blocks.add(headlines(section, week, unit, asOf, words));
    Movements.Found found = movements.of(section, week, unit, asOf);
    if (found.judged() == 0) {
      throw new ReportFailedException(section, "no figure of the week has enough cases");
    }
    long worse =
        found.moved().stream().filter(each -> each.sense() == Movement.Sense.WORSE).count();
    long better =
        found.moved().stream().filter(each -> each.sense() == Movement.Sense.BETTER).count();
    blocks.add(
        new Block.Paragraph(
            found.moved().isEmpty()
                ? words.of("weekly.still", found.judged())
                : words.of("weekly.found", found.judged(), found.moved().size(), worse, better)));
    if (!found.moved().isEmpty()) {
      blocks.add(table(found.moved(), words));
    }
    if (found.moved().size() > MOST_MOVED) {
      blocks.add(new Block.Remark(words.of("more", found.moved().size() - MOST_MOVED)));
    }
    List<String> causes =
        this.causes.of(
            section, found.moved().stream().limit(MOST_MOVED).toList(), week, unit, words);
    if (!causes.isEmpty()) {
      blocks.add(new Block.Points(causes));
    }
    if (found.shown() > 0) {
      blocks.add(new Block.Remark(words.of("weekly.few", found.shown(), Judge.ENOUGH)));
    }
    return new Section("moved", words.numbered(1, section), 3, false, blocks);
  }

  private Block headlines(
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
      cases += metric.unit() == MetricDefinition.Unit.COUNT && value != null ? value : 0;
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

  private static Block table(List<Movement> moved, ReportWords words) {
    return new Block.Table(
        words.of("weekly.moved"),
        List.of(
            new Column(words.of("metric"), 4, Kind.TEXT),
            new Column(words.of("weekly.now"), 2, Kind.NUMBER),
            new Column(words.of("weekly.before"), 2, Kind.NUMBER),
            new Column(words.of("weekly.four"), 2, Kind.NUMBER),
            new Column("n", 1.5, Kind.NUMBER),
            new Column(words.of("weekly.judged"), 4, Kind.TEXT)),
        moved.stream().limit(MOST_MOVED).map(each -> row(each, words)).toList());
  }

  private static List<Cell> row(Movement each, ReportWords words) {
    String unit = each.metric().unit().code();
    return List.of(
        Cell.of(words.text(each.metric().name())),
        words.cell(unit, each.value()),
        words.cell(unit, each.before()),
        words.cell(unit, each.fourWeeks()),
        words.count(each.n()),
        Cell.of(
            words.of("weekly.sense." + each.sense() + (each.high() ? ".high" : ".low"))
                + words.of("weekly.rule." + each.rule())));
  }

  private Section needs(ReportPeriod week, @Nullable String unit, Instant asOf, ReportWords words) {
    String section = words.of("weekly.needs");
    List<Need> all = needs.of(section, week, unit, asOf, words);
    List<Block> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      blocks.add(new Block.Paragraph(words.of("weekly.needs.none")));
    } else {
      blocks.add(new Block.Paragraph(words.of("weekly.needs.found", all.size())));
      blocks.add(
          new Block.Table(
              section,
              List.of(
                  new Column(words.of("weekly.need"), 5, Kind.TEXT),
                  new Column(words.of("weekly.whose"), 2.5, Kind.TEXT),
                  new Column(words.of("weekly.by"), 2, Kind.TEXT),
                  new Column(words.of("weekly.decide"), 4, Kind.TEXT)),
              all.stream().limit(MOST_NEEDS).map(each -> row(each, words)).toList()));
    }
    if (all.size() > MOST_NEEDS) {
      blocks.add(new Block.Remark(words.of("more", all.size() - MOST_NEEDS)));
    }
    return new Section("needs", words.numbered(2, section), 3, true, blocks);
  }

  private List<Cell> row(Need need, ReportWords words) {
    String whose = need.whose();
    Instant by = need.by();
    return List.of(
        Cell.of(
            words.of("weekly.kind." + need.kind())
                + words.of("colon")
                + words.f().brief(need.title(), BRIEF)),
        Cell.of(
            whose == null
                ? words.of("weekly.nobody")
                : words.f().brief(words.name(registry.unit(whose)), BRIEF / 2)),
        Cell.of(
            by == null
                ? words.of("weekly.noterm")
                : words.f().shortDate(clock.dateOf(by))
                    + (need.past() ? words.of("weekly.past") : "")),
        Cell.of(words.of("weekly.decide." + need.kind())));
  }
}
