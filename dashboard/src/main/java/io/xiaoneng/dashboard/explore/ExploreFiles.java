package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Sheet.Cell;
import io.xiaoneng.dashboard.explore.Sheet.Column;
import io.xiaoneng.dashboard.explore.Sheet.Fact;
import io.xiaoneng.dashboard.metric.Csv;
import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Picture;
import io.xiaoneng.dashboard.paper.Svg;
import io.xiaoneng.dashboard.paper.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes what is shown as a file: the same rows, or the same drawing, with what must be known
 * beside it. Safe to share.
 */
@Component
class ExploreFiles {

  /** Dots to a point. */
  private static final int SCALE = 3;

  private final Drawings drawings;

  ExploreFiles(Drawings drawings) {
    this.drawings = drawings;
  }

  /** What a file is written as. */
  enum Format {
    CSV(MediaType.parseMediaType("text/csv;charset=UTF-8")),
    XLSX(
        MediaType.parseMediaType(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    SVG(MediaType.parseMediaType("image/svg+xml;charset=UTF-8")),
    PNG(MediaType.IMAGE_PNG);

    private final MediaType type;

    Format(MediaType type) {
      this.type = type;
    }

    MediaType type() {
      return type;
    }

    String ending() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a picture; a table has none. */
    boolean drawn() {
      return this == SVG || this == PNG;
    }

    /** The one of that ending; null where there is none. */
    static @Nullable Format of(String ending) {
      return Stream.of(values())
          .filter(each -> each.ending().equals(ending))
          .findFirst()
          .orElse(null);
    }
  }

  /** The file. */
  byte[] write(Format format, Shown shown, Texts texts) {
    return switch (format) {
      case CSV -> csv(sheet(shown, texts)).getBytes(StandardCharsets.UTF_8);
      case XLSX -> xlsx(sheet(shown, texts), texts);
      case SVG ->
          ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  + Svg.of(plate(shown, texts), texts.title(shown.asked())))
              .getBytes(StandardCharsets.UTF_8);
      case PNG -> Picture.png(plate(shown, texts), Typeface.regular(), SCALE);
    };
  }

  private static Sheet sheet(Shown shown, Texts texts) {
    return Sheets.of(shown, texts, Facts.of(shown, texts));
  }

  /** The facts as lines of a name and a value, an empty line, and the rows. */
  static String csv(Sheet sheet) {
    StringBuilder csv = new StringBuilder();
    csv.append(Csv.line(Stream.of(Csv.safe(sheet.title()))));
    for (Fact each : sheet.facts()) {
      csv.append(Csv.line(Stream.of(each.name(), Csv.safe(each.value()))));
    }
    csv.append(Csv.line(Stream.of("")));
    csv.append(Csv.line(sheet.columns().stream().map(each -> Csv.safe(each.title()))));
    for (List<Cell> row : sheet.rows()) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        fields.add(field(sheet.columns().get(i), row.get(i)));
      }
      csv.append(Csv.line(fields.stream()));
    }
    return csv.toString();
  }

  private static String field(Column column, Cell cell) {
    Double number = cell.number();
    if (number != null) {
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString(number.longValue())
          : number.toString();
    }
    return column.form() == Sheet.Form.TEXT || !cell.shown().equals("—")
        ? Csv.safe(cell.shown())
        : "";
  }

  private static byte[] xlsx(Sheet sheet, Texts texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Xiaoneng", "1.0")) {
      Worksheet rows = workbook.newWorksheet(texts.of("explore.sheet.rows"));
      for (int at = 0; at < sheet.columns().size(); at++) {
        rows.inlineString(0, at, sheet.columns().get(at).title());
        rows.style(0, at).bold().set();
        rows.width(at, at == 0 ? 28 : 16);
      }
      rows.freezePane(1, 1);
      for (int line = 0; line < sheet.rows().size(); line++) {
        List<Cell> row = sheet.rows().get(line);
        for (int at = 0; at < row.size(); at++) {
          cell(rows, line + 1, at, sheet.columns().get(at), row.get(at));
        }
      }
      Worksheet facts = workbook.newWorksheet(texts.of("explore.sheet.facts"));
      facts.inlineString(0, 0, sheet.title());
      facts.style(0, 0).bold().set();
      facts.width(0, 20);
      facts.width(1, 90);
      for (int line = 0; line < sheet.facts().size(); line++) {
        facts.inlineString(line + 1, 0, sheet.facts().get(line).name());
        facts.inlineString(line + 1, 1, sheet.facts().get(line).value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written into memory", e);
    }
    return out.toByteArray();
  }

  private static void cell(Worksheet sheet, int row, int at, Column column, Cell cell) {
    Double number = cell.number();
    if (number == null) {
      if (column.form() == Sheet.Form.TEXT || !cell.shown().equals("—")) {
        sheet.inlineString(row, at, cell.shown());
      }
      return;
    }
    sheet.value(row, at, number);
    String format =
        switch (column.form()) {
          case SHARE, POINTS, CHANGE -> "0.0%";
          case COUNT -> "#,##0";
          case AMOUNT -> "#,##0.0";
          case TEXT -> "";
        };
    if (!format.isEmpty()) {
      sheet.style(row, at).format(format).set();
    }
  }

  private Drawing plate(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    List<String> above = new ArrayList<>();
    String gap = texts.of("explore.gap");
    above.add(joined(gap, texts.period(asked), texts.narrowed(asked)));
    String n = Facts.n(shown, texts);
    above.add(
        joined(
            gap,
            texts.of("explore.whole") + texts.of("explore.colon") + Facts.whole(shown, texts),
            n.isEmpty() ? "" : "n = " + n,
            asked.against() == Against.NONE
                ? ""
                : texts.of("explore.fact.against")
                    + texts.of("explore.colon")
                    + texts.against(shown)));
    List<String> below = new ArrayList<>();
    below.add(
        joined(
            gap,
            texts.of("explore.fact.asOf")
                + texts.of("explore.colon")
                + Facts.moment(asked.asOf(), texts),
            texts.metric(asked) + " (" + asked.metric().id() + ")",
            Facts.version(asked, texts),
            Facts.cut(shown, texts)));
    below.add(texts.of(asked.metric().definition()));
    below.add(Facts.source(asked, texts));
    return Plate.of(texts.title(asked), above, drawings.draw(shown, texts), below);
  }

  private static String joined(String gap, String... parts) {
    return String.join(gap, Stream.of(parts).filter(each -> !each.isEmpty()).toList());
  }
}
