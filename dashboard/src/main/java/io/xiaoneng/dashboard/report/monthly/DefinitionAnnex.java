package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the figures mean, in the versions the month was counted by, and who sets the targets. */
final class DefinitionAnnex {

  private final Reading reading;
  private final ReportWords words;

  DefinitionAnnex(Reading reading) {
    this.reading = reading;
    this.words = reading.words();
  }

  Section section(int number) {
    Map<String, SchemeLine> lines = new LinkedHashMap<>();
    reading.book().schemes().stream()
        .flatMap(each -> each.classes().stream())
        .map(SchemeClass::lines)
        .flatMap(List::stream)
        .forEach(each -> lines.putIfAbsent(each.metric(), each));
    List<List<Cell>> rows = new ArrayList<>();
    lines.forEach((metric, line) -> rows.add(row(metric, line)));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Paragraph(words.of("annex.why")));
    blocks.add(
        new Block.Table(
            words.of("annex"),
            List.of(
                new Column(words.of("metric"), 2.6, Kind.TEXT),
                new Column(words.of("annex.version"), 1, Kind.NUMBER),
                new Column(words.of("annex.definition"), 6, Kind.TEXT),
                new Column(words.of("annex.source"), 4, Kind.TEXT)),
            rows));
    reading.book().schemes().stream()
        .map(each -> words.text(each.remark()))
        .filter(each -> !each.isBlank())
        .forEach(each -> blocks.add(new Block.Remark(each)));
    return new Section("definitions", words.numbered(number, words.of("annex")), 1, true, blocks);
  }

  private List<Cell> row(String metric, SchemeLine line) {
    Integer version = reading.book().versions().metrics().get(metric);
    MetricVersion counted = version == null ? null : MetricCatalogue.find(metric, version);
    MetricDefinition definition =
        counted == null ? MetricCatalogue.find(metric) : counted.definition();
    return List.of(
        Cell.of(definition == null ? metric : words.text(definition.name())),
        words.count(version),
        Cell.of(
            definition == null
                ? words.of("annex.unknown")
                : words.of(
                    "annex.told",
                    words.text(definition.definition()),
                    words.text(definition.cohort().text()))),
        Cell.of(words.text(line.source())));
  }
}
