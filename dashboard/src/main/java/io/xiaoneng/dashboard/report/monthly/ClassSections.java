package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A class of the book: who is in it, how far apart they are, who is not ranked and why. */
final class ClassSections {

  /** Bars of a chart; of a longer class those at both ends. */
  private static final int MOST_BARS = 40;

  private final Reading reading;
  private final ReportWords words;

  ClassSections(Reading reading) {
    this.reading = reading;
    this.words = reading.words();
  }

  Section of(BookClass each, int number) {
    List<Block> blocks = new ArrayList<>();
    List<Scorecard> told = each.cards().stream().filter(reading::tells).toList();
    List<Scorecard> ranked =
        told.stream().filter(card -> card.standing() == Standing.RANKED).toList();
    List<Scorecard> others =
        told.stream().filter(card -> card.standing() != Standing.RANKED).toList();
    blocks.add(new Block.Paragraph(introduction(each)));
    if (!ranked.isEmpty()) {
      blocks.add(table(each, ranked));
      blocks.add(new Block.Remark(words.of("class.bands")));
      chart(each, ranked, blocks);
    }
    if (!others.isEmpty()) {
      blocks.add(notRanked(each, others));
    }
    if (reading.whole() && !each.ties().isEmpty()) {
      blocks.add(ties(each));
      blocks.add(new Block.Remark(words.of("class.ties.why")));
    }
    return new Section(
        Reading.id("class", each, ""),
        words.numbered(number, words.of("class.heading", reading.name(each))),
        1,
        false,
        blocks);
  }

  private String introduction(BookClass each) {
    long ranked = each.ranked();
    int bands =
        each.cards().stream()
            .map(Scorecard::place)
            .mapToInt(place -> place == null ? 0 : place.band())
            .max()
            .orElse(0);
    String counted =
        words.of("class.counted", each.cards().size(), ranked, each.cards().size() - ranked);
    return counted
        + (ranked == 0
            ? words.of("class.none")
            : bands < 2 ? words.of("class.one") : words.of("class.apart", bands));
  }

  private Block table(BookClass of, List<Scorecard> cards) {
    return new Block.Table(
        words.of("class.table", reading.name(of)),
        List.of(
            new Column(words.of("unit"), 4, Kind.TEXT),
            new Column(words.of("card.total"), 1.5, Kind.NUMBER),
            new Column(words.of("interval"), 2.2, Kind.TEXT),
            new Column(words.of("card.band"), 1.2, Kind.NUMBER),
            new Column(words.of("card.places"), 1.6, Kind.TEXT),
            new Column(words.of("card.deducted"), 1.2, Kind.NUMBER),
            new Column(words.of("card.awarded"), 1.2, Kind.NUMBER),
            new Column(words.of("card.before"), 1.5, Kind.NUMBER),
            new Column(words.of("card.change"), 1.5, Kind.NUMBER)),
        cards.stream().map(this::row).toList());
  }

  private List<Cell> row(Scorecard card) {
    Scorecard.Place place = card.place();
    return List.of(
        Cell.of(words.text(card.name())),
        words.pointsCell(card.total()),
        Cell.of(StandingWords.interval(card, words)),
        words.count(place == null ? null : place.band()),
        Cell.of(place == null ? words.none() : StandingWords.places(place)),
        words.pointsCell(card.deducted()),
        words.pointsCell(card.awarded()),
        words.pointsCell(card.before()),
        change(card));
  }

  private Cell change(Scorecard card) {
    Double total = card.total();
    Double before = card.before();
    return total == null || before == null
        ? words.pointsCell(null)
        : new Cell(total - before, words.signed(total - before, 2));
  }

  private void chart(BookClass of, List<Scorecard> ranked, List<Block> blocks) {
    List<Scorecard> drawn = ranked;
    if (ranked.size() > MOST_BARS) {
      drawn =
          Stream.concat(
                  ranked.stream().limit(MOST_BARS / 2),
                  ranked.stream().skip(ranked.size() - MOST_BARS / 2))
              .toList();
    }
    List<@Nullable Double> values = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    for (Scorecard each : drawn) {
      values.add(each.total());
      low.add(StandingWords.low(each));
      high.add(StandingWords.high(each));
    }
    blocks.add(
        new Block.Chart(
            words.of("class.chart", reading.name(of)),
            Block.Shape.INTERVALS,
            drawn.stream().map(each -> words.text(each.name())).toList(),
            List.of(new Block.Series(words.of("card.total"), values, low, high)),
            null,
            false));
    if (drawn.size() < ranked.size()) {
      blocks.add(new Block.Remark(words.of("class.chart.cut", MOST_BARS / 2, ranked.size())));
    }
  }

  private Block notRanked(BookClass of, List<Scorecard> cards) {
    return new Block.Table(
        words.of("class.others", reading.name(of)),
        List.of(
            new Column(words.of("unit"), 3, Kind.TEXT),
            new Column(words.of("card.total"), 1.2, Kind.NUMBER),
            new Column(words.of("class.why"), 7, Kind.TEXT)),
        cards.stream()
            .map(
                each ->
                    List.of(
                        Cell.of(words.text(each.name())),
                        words.pointsCell(each.total()),
                        Cell.of(StandingWords.standing(each, words))))
            .toList());
  }

  private Block ties(BookClass of) {
    return new Block.Table(
        words.of("class.ties", reading.name(of)),
        List.of(
            new Column(words.of("metric"), 4, Kind.TEXT),
            new Column(words.of("class.together"), 2, Kind.NUMBER),
            new Column(words.of("class.city"), 2, Kind.NUMBER),
            new Column(words.of("class.elsewhere"), 2, Kind.NUMBER),
            new Column(words.of("class.value"), 2, Kind.NUMBER)),
        of.ties().stream().map(this::tie).toList());
  }

  private List<Cell> tie(Tie tie) {
    MetricDefinition metric = ReadFigures.definition(tie.metric());
    return List.of(
        Cell.of(words.text(metric.name())),
        words.count(tie.denominator()),
        words.count(tie.cityDenominator()),
        words.count(tie.elsewhere()),
        words.cell(metric.unit().code(), tie.value()));
  }
}
