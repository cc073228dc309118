package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Figure;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Points;
import io.xiaoneng.dashboard.report.document.Block.Remark;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reports as data: members in a fixed order, numbers as numbers, null where there is no figure.
 * Nothing is written before every section was gone through.
 */
@Component
final class JsonWriter implements ReportWriter {

  private final JsonFactory factory =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  @Override
  public ReportFormat format() {
    return ReportFormat.JSON;
  }

  @Override
  public void write(Document document, OutputStream out) throws IOException {
    try (HeldBack held = new HeldBack()) {
      try (JsonGenerator json = factory.createGenerator(held.out())) {
        document(json, document);
      }
      held.copyTo(out);
    }
  }

  private static void document(JsonGenerator json, Document document) {
    json.writeStartObject();
    json.writeStringProperty("title", document.title());
    json.writeStringProperty("subtitle", document.subtitle());
    json.writeStringProperty("name", document.name());
    json.writeStringProperty("language", document.language().toLanguageTag());
    json.writeStringProperty("made", document.made().toString());
    json.writeStringProperty("date", document.date().toString());
    texts(json, "facts", document.facts());
    json.writeArrayPropertyStart("sections");
    CheckedSections sections = new CheckedSections(document);
    while (sections.hasNext()) {
      section(json, sections.next());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void section(JsonGenerator json, Section section) {
    json.writeStartObject();
    json.writeStringProperty("id", section.id());
    json.writeStringProperty("heading", section.heading());
    json.writeNumberProperty("level", section.level());
    json.writeArrayPropertyStart("blocks");
    for (Block each : section.blocks()) {
      json.writeStartObject();
      block(json, each);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void block(JsonGenerator json, Block block) {
    if (block instanceof Paragraph paragraph) {
      json.writeStringProperty("type", "paragraph");
      json.writeStringProperty("text", paragraph.text());
    } else if (block instanceof Remark remark) {
      json.writeStringProperty("type", "remark");
      json.writeStringProperty("text", remark.text());
    } else if (block instanceof Points points) {
      json.writeStringProperty("type", "points");
      texts(json, "texts", points.texts());
    } else if (block instanceof Block.Figures figures) {
      json.writeStringProperty("type", "figures");
      json.writeArrayPropertyStart("figures");
      for (Figure each : figures.figures()) {
        json.writeStartObject();
        json.writeStringProperty("label", each.label());
        json.writeStringProperty("value", each.value());
        json.writeStringProperty("note", each.note());
        json.writeEndObject();
      }
      json.writeEndArray();
    } else if (block instanceof Table table) {
      table(json, table);
    } else if (block instanceof Chart chart) {
      chart(json, chart);
    }
  }

  private static void table(JsonGenerator json, Table table) {
    json.writeStringProperty("type", "table");
    json.writeStringProperty("name", table.name());
    json.writeArrayPropertyStart("columns");
    for (Column each : table.columns()) {
      json.writeStartObject();
      json.writeStringProperty("head", each.head());
      json.writeStringProperty("kind", each.kind().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("rows");
    for (List<Cell> row : table.rows()) {
      json.writeStartArray();
      for (int i = 0; i < row.size(); i++) {
        cell(json, row.get(i), table.columns().get(i).kind());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What stands for no figure in a column of figures is null. */
  private static void cell(JsonGenerator json, Cell cell, Kind kind) {
    Number value = cell.value();
    String shown = cell.shown().strip();
    if (value != null) {
      number(json, value);
    } else if (kind != Kind.TEXT && (shown.isEmpty() || shown.equals(Figures.NONE))) {
      json.writeNull();
    } else {
      json.writeString(cell.shown());
    }
  }

  private static void chart(JsonGenerator json, Chart chart) {
    json.writeStringProperty("type", "chart");
    json.writeStringProperty("title", chart.title());
    json.writeStringProperty("shape", chart.shape().name().toLowerCase(Locale.ROOT));
    json.writeBooleanProperty("percent", chart.percent());
    json.writeName("aim");
    number(json, chart.aim());
    texts(json, "categories", chart.categories());
    json.writeArrayPropertyStart("series");
    for (Series each : chart.series()) {
      json.writeStartObject();
      json.writeStringProperty("name", each.name());
      numbers(json, "values", each.values());
      if (!each.low().isEmpty()) {
        numbers(json, "low", each.low());
      }
      if (!each.high().isEmpty()) {
        numbers(json, "high", each.high());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void numbers(JsonGenerator json, String name, List<@Nullable Double> numbers) {
    json.writeArrayPropertyStart(name);
    for (Double each : numbers) {
      number(json, each);
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, @Nullable Number value) {
    if (value == null || !Double.isFinite(value.doubleValue())) {
      json.writeNull();
    } else if (value instanceof Double || value instanceof Float) {
      json.writeNumber(value.doubleValue());
    } else if (value instanceof java.math.BigDecimal exact) {
      json.writeNumber(exact);
    } else {
      json.writeNumber(value.longValue());
    }
  }
}
