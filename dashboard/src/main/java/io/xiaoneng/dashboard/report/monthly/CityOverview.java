package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city's month: the figures that units are assessed by, as the book has them, and their course
 * over twelve months, each month by the book that counts for it. A month without a book is told as
 * it is known now, and named.
 */
@Component
class CityOverview {

  /** More lines cannot be told apart. */
  private static final int MOST_LINES = 4;

  private static final List<String> VOLUMES = List.of("cases-applied", "cases-decided");
  private static final String RATIO = MetricDefinition.Unit.RATIO.code();

  private final ReadFigures figures;
  private final CityPast.Reader pasts;

  CityOverview(ReadFigures figures, CityPast.Reader pasts) {
    this.figures = figures;
    this.pasts = pasts;
  }

  Section of(Reading reading) {
    ReportWords words = reading.words();
    String section = words.of("overview");
    List<Block> blocks = new ArrayList<>();
    Map<String, Tie> ties = ties(reading.book());
    CityPast past = pasts.of(section, reading.book(), ties);
    blocks.add(headlines(section, reading, ties));
    blocks.add(new Block.Paragraph(standings(reading)));
    if (!ties.isEmpty()) {
      blocks.add(table(reading, ties, past));
      course(reading, ties, past, blocks);
    }
    blocks.add(new Block.Remark(words.of("overview.volumes", words.f().at(reading.book().asOf()))));
    return new Section("overview", words.numbered(1, section), 1, false, blocks);
  }

  /** The city's figure of each metric that units are assessed by, in the schemes' order. */
  static Map<String, Tie> ties(Book book) {
    Map<String, Tie> ties = new LinkedHashMap<>();
    book.classes().stream()
        .filter(each -> each.dimension().equals(Dimension.UNIT.wireName()))
        .flatMap(each -> each.ties().stream())
        .forEach(each -> ties.putIfAbsent(each.metric(), each));
    return ties;
  }

  private Block headlines(String section, Reading reading, Map<String, Tie> ties) {
    ReportWords words = reading.words();
    List<Block.Figure> all = new ArrayList<>();
    Instant asOf = reading.book().asOf();
    for (String each : VOLUMES) {
      MetricDefinition metric = ReadFigures.definition(each);
      Double value =
          ReadFigures.value(
              figures.row(
                  section,
                  each,
                  reading.unit(),
                  reading.month().from(),
                  reading.month().to(),
                  asOf));
      all.add(
          new Block.Figure(
              words.text(metric.name()),
              words.amount(metric.unit().code(), value),
              words.of("overview.inmonth")));
    }
    ties.values().stream()
        .filter(each -> each.value() != null)
        .limit(3)
        .forEach(
            each -> {
              MetricDefinition metric = ReadFigures.definition(each.metric());
              all.add(
                  new Block.Figure(
                      words.text(metric.name()),
                      words.amount(metric.unit().code(), each.value()),
                      words.of("overview.city.n", words.f().count(each.cityDenominator()))));
            });
    return new Block.Figures(all);
  }

  private static String standings(Reading reading) {
    ReportWords words = reading.words();
    List<Scorecard> cards =
        reading.book().classes().stream()
            .flatMap(each -> each.cards().stream())
            .filter(reading::tells)
            .toList();
    return words.of(
        reading.whole() ? "overview.standings" : "overview.standings.own",
        cards.size(),
        count(cards, Standing.RANKED),
        count(cards, Standing.DOUBTFUL),
        count(cards, Standing.MOVED),
        count(cards, Standing.NOT_ENOUGH));
  }

  private static long count(List<Scorecard> cards, Standing standing) {
    return cards.stream().filter(each -> each.standing() == standing).count();
  }

  private static Block table(Reading reading, Map<String, Tie> ties, CityPast past) {
    ReportWords words = reading.words();
    YearMonth before = YearMonth.parse(reading.book().month()).minusMonths(1);
    return new Block.Table(
        words.of("overview.table"),
        List.of(
            new Column(words.of("metric"), 4, Kind.TEXT),
            new Column(words.of("overview.city"), 1.6, Kind.NUMBER),
            new Column("n", 1.6, Kind.NUMBER),
            new Column(words.of("interval"), 2.2, Kind.TEXT),
            new Column(words.of("target"), 1.4, Kind.NUMBER),
            new Column(words.of("card.before"), 1.6, Kind.NUMBER),
            new Column(words.of("card.change"), 2.2, Kind.NUMBER)),
        ties.values().stream()
            .map(each -> row(reading, each, past.value(each.metric(), before)))
            .toList());
  }

  private static List<Cell> row(Reading reading, Tie tie, @Nullable Double before) {
    ReportWords words = reading.words();
    MetricDefinition metric = ReadFigures.definition(tie.metric());
    String unit = metric.unit().code();
    Interval interval = interval(tie);
    Double target = target(reading.book(), tie.metric());
    return List.of(
        Cell.of(words.text(metric.name())),
        words.cell(unit, tie.value()),
        words.count(tie.cityDenominator()),
        Cell.of(
            words.interval(
                unit,
                interval == null ? null : interval.lower(),
                interval == null ? null : interval.upper())),
        target == null ? Cell.of(words.f().count(null)) : new Cell(target, words.aim(unit, target)),
        words.cell(unit, before),
        words.changeCell(unit, tie.value(), before));
  }

  /** Wilson's, of a share of whole cases; null of a share of sums, and of what is no share. */
  static @Nullable Interval interval(Tie tie) {
    double numerator = tie.cityNumerator();
    double denominator = tie.cityDenominator();
    Double value = tie.value();
    boolean cases =
        value != null
            && denominator > 0
            && numerator >= 0
            && numerator <= denominator
            && numerator == Math.rint(numerator)
            && denominator == Math.rint(denominator)
            && Math.abs(value - numerator / denominator) < 1e-9;
    return cases
        ? Wilson.interval(Math.round(numerator), Math.round(denominator), Wilson.Z95)
        : null;
  }

  /** What the schemes ask for; the first class that has the metric says. */
  private static @Nullable Double target(Book book, String metric) {
    return book.schemes().stream()
        .flatMap(each -> each.classes().stream())
        .flatMap(each -> each.lines().stream())
        .filter(each -> each.metric().equals(metric))
        .map(SchemeLine::target)
        .findFirst()
        .orElse(null);
  }

  private static void course(
      Reading reading, Map<String, Tie> ties, CityPast past, List<Block> blocks) {
    ReportWords words = reading.words();
    List<YearMonth> months = CityPast.months(YearMonth.parse(reading.book().month()));
    List<Block.Series> series = new ArrayList<>();
    for (String metric : ties.keySet()) {
      MetricDefinition definition = ReadFigures.definition(metric);
      if (definition.unit().code().equals(RATIO) && series.size() < MOST_LINES) {
        List<@Nullable Double> values = new ArrayList<>();
        months.forEach(each -> values.add(past.value(metric, each)));
        if (values.stream().allMatch(Objects::isNull)) {
          continue;
        }
        series.add(new Block.Series(words.text(definition.name()), values, List.of(), List.of()));
      }
    }
    if (series.isEmpty()) {
      return;
    }
    blocks.add(
        new Block.Chart(
            words.of("overview.chart"),
            Block.Shape.LINES,
            months.stream().map(YearMonth::toString).toList(),
            series,
            null,
            true));
    if (!past.unbooked().isEmpty()) {
      blocks.add(
          new Block.Remark(
              words.of(
                  "overview.unbooked",
                  String.join(
                      words.of("comma"),
                      past.unbooked().stream().map(YearMonth::toString).toList()))));
    }
  }
}
