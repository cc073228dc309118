package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scorecard as a section: one at a time, as it is reached. */
final class CardSections {

  /** The smallest group of people that is shown to those who were rated (fairness.md). */
  private static final int FEW = 5;

  private final Reading reading;
  private final ReportWords words;
  private final ScoringWords scoring;
  private final MetricService metrics;

  CardSections(Reading reading, MetricService metrics) {
    this.reading = reading;
    this.words = reading.words();
    this.scoring = new ScoringWords(words);
    this.metrics = metrics;
  }

  Section of(BookClass in, Scorecard card) {
    SchemeClass scheme = reading.book().scheme(in).orElse(null);
    List<Block> blocks = new ArrayList<>();
    String name = reading.name(in, card);
    blocks.add(new Block.Paragraph(summary(card)));
    blocks.add(lines(name, card, scheme));
    if (!card.deductions().isEmpty()) {
      blocks.add(deductions(name, card));
    }
    if (!card.awards().isEmpty()) {
      blocks.add(awards(name, card));
    }
    return new Section(Reading.id("card", in, card.code()), name, 2, false, blocks);
  }

  private String summary(Scorecard card) {
    Double total = card.total();
    Double before = card.before();
    String standing = StandingWords.standing(card, words);
    if (total == null) {
      return words.of("card.summary.none", standing, card.scoredWeight());
    }
    return words.of(
            "card.summary",
            words.points(total),
            StandingWords.interval(card, words),
            standing,
            card.scoredWeight(),
            words.points(card.fromLines()),
            words.points(card.deducted()),
            words.points(card.awarded()))
        + (before == null
            ? words.of("card.summary.first")
            : words.of(
                "card.summary.before", words.points(before), words.signed(total - before, 2)));
  }

  private Block lines(String name, Scorecard card, @Nullable SchemeClass scheme) {
    return new Block.Table(
        words.of("card.lines", name),
        List.of(
            new Column(words.of("metric"), 2.4, Kind.TEXT),
            new Column(words.of("value"), 1.35, Kind.NUMBER),
            new Column(words.of("target"), 1.25, Kind.NUMBER),
            new Column("n", 1.35, Kind.NUMBER),
            new Column(words.of("interval"), 2.2, Kind.TEXT),
            new Column(words.of("card.points"), 1.8, Kind.NUMBER),
            new Column(words.of("card.change"), 1.35, Kind.NUMBER),
            new Column(words.of("card.rule"), 6.2, Kind.TEXT)),
        card.lines().stream().map(each -> row(each, scheme)).toList());
  }

  private List<Cell> row(BookLine line, @Nullable SchemeClass scheme) {
    boolean few = hidden(line);
    Double points = line.points();
    Double before = line.pointsBefore();
    return List.of(
        Cell.of(words.text(line.name())),
        few ? Cell.of(words.of("card.hidden")) : words.cell(line.unit(), line.value()),
        new Cell(line.target(), words.aim(line.unit(), line.target())),
        few ? Cell.of("< " + FEW) : words.count(line.n()),
        Cell.of(
            few ? words.of("card.hidden") : words.interval(line.unit(), line.low(), line.high())),
        new Cell(
            points,
            (points == null ? words.points(null) : words.score(points)) + " / " + line.weight()),
        points == null || before == null
            ? words.pointsCell(null)
            : new Cell(points - before, words.signed(points - before, 2)),
        Cell.of(rule(line, scheme, few)));
  }

  private String rule(BookLine line, @Nullable SchemeClass scheme, boolean few) {
    SchemeLine rule =
        scheme == null
            ? null
            : scheme.lines().stream()
                .filter(each -> each.metric().equals(line.metric()))
                .findFirst()
                .orElse(null);
    String change = few ? "" : scoring.change(line);
    String told = rule == null ? "" : scoring.rule(rule, line.unit());
    return change.isEmpty() ? told : told + words.of("card.then") + change;
  }

  /** Whether the figure is one of ratings of so few people that a unit could tell who rated. */
  private boolean hidden(BookLine line) {
    return !reading.whole()
        && line.n() > 0
        && line.n() < FEW
        && metrics.tellsWhoRated(line.metric());
  }

  private Block deductions(String name, Scorecard card) {
    return new Block.Table(
        words.of("card.deductions", name),
        List.of(
            new Column(words.of("card.deduction.kind"), 2, Kind.TEXT),
            new Column(words.of("card.deduction.matter"), 6, Kind.TEXT),
            new Column(words.of("card.deducted"), 1.5, Kind.NUMBER)),
        card.deductions().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(words.of("deduction." + each.kind())),
                        Cell.of(words.of("card.matter", each.title(), each.matter())),
                        words.pointsCell(each.points())))
            .toList());
  }

  private Block awards(String name, Scorecard card) {
    return new Block.Table(
        words.of("card.awards", name),
        List.of(
            new Column(words.of("card.award.reason"), 4, Kind.TEXT),
            new Column(words.of("card.award.document"), 4, Kind.TEXT),
            new Column(words.of("card.awarded"), 1.5, Kind.NUMBER)),
        card.awards().stream()
            .map(
                each ->
                    List.of(
                        Cell.of(each.reason()),
                        Cell.of(each.document()),
                        words.pointsCell(each.points())))
            .toList());
  }
}
