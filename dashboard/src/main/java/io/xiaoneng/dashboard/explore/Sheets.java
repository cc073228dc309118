package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Sheet.Cell;
import io.xiaoneng.dashboard.explore.Sheet.Column;
import io.xiaoneng.dashboard.explore.Sheet.Form;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what is shown as rows, with the columns that hold anything at all. */
final class Sheets {

  /** Dimensions whose values have codes that tell two of one name from each other. */
  private static final Set<Dimension> CODED =
      Set.of(Dimension.UNIT, Dimension.ITEM, Dimension.POINT, Dimension.BUNDLE, Dimension.AGENCY);

  private final Shown shown;
  private final Exploration asked;
  private final MetricDefinition metric;
  private final Texts texts;
  private final Form form;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  private Sheets(Shown shown, Texts texts) {
    this.shown = shown;
    this.asked = shown.asked();
    this.metric = asked.metric();
    this.texts = texts;
    this.form =
        switch (metric.unit()) {
          case RATIO -> Form.SHARE;
          case COUNT -> Form.COUNT;
          default -> Form.AMOUNT;
        };
  }

  /**
   * The rows of what is shown.
   *
   * @param facts what must be known beside them
   */
  static Sheet of(Shown shown, Texts texts, List<Sheet.Fact> facts) {
    Sheets sheets = new Sheets(shown, texts);
    if (shown.spread() != null) {
      sheets.spread(shown.spread());
    } else if (shown.asked().kind() == Kind.FUNNEL) {
      sheets.funnel();
    } else {
      sheets.parts();
    }
    return new Sheet(texts.title(shown.asked()), facts, sheets.columns, sheets.rows);
  }

  private void spread(Spread spread) {
    String unit = texts.unit(metric);
    add("range", texts.of("explore.range", unit), Form.TEXT);
    add("count", texts.of(spread.ofCases() ? "explore.cases" : "explore.parts"), Form.COUNT);
    add("share", texts.of("explore.share"), Form.SHARE);
    add("below", texts.of("explore.below"), Form.SHARE);
    long all = spread.all();
    long below = 0;
    for (Spread.Bin bin : spread.bins()) {
      below += bin.count();
      rows.add(
          List.of(
              text(range(bin, metric, texts, spread.ofCases())),
              cell(Form.COUNT, (double) bin.count()),
              cell(Form.SHARE, all == 0 ? null : Double.valueOf((double) bin.count() / all)),
              cell(Form.SHARE, all == 0 ? null : Double.valueOf((double) below / all))));
    }
  }

  /** A stretch in words; of whole units of lengths its last one is named. */
  static String range(Spread.Bin bin, MetricDefinition metric, Texts texts, boolean ofCases) {
    Figures f = texts.figures();
    Double to = bin.to();
    if (ofCases) {
      String from = f.number(bin.from());
      return to == null
          ? texts.of("explore.from", from)
          : to - bin.from() <= 1 ? from : from + "–" + f.number(to - 1);
    }
    boolean share = metric.unit() == MetricDefinition.Unit.RATIO;
    double times = share ? 100 : 1;
    String end = to == null ? "" : f.number(tidy(to * times));
    return f.number(tidy(bin.from() * times)) + "–" + end + (share ? "%" : "");
  }

  /** Without the hair that multiples of a tenth have. */
  private static double tidy(double value) {
    return Math.round(value * 1e6) / 1e6;
  }

  private void funnel() {
    boolean held = shown.rows().stream().anyMatch(row -> row.other() != null);
    add("step", texts.of("explore.step"), Form.TEXT);
    add("count", texts.of("explore.cases"), Form.COUNT);
    add("ofAll", texts.of("explore.of.all"), Form.SHARE);
    add("ofBefore", texts.of("explore.of.before"), Form.SHARE);
    if (held) {
      add("other", texts.against(shown), Form.COUNT);
      add("otherOfAll", texts.of("explore.of.all"), Form.SHARE);
      add("change", texts.of("explore.change"), Form.POINTS);
    }
    Row first = shown.rows().get(0);
    Row before = first;
    for (Row row : shown.rows()) {
      Double ofAll = share(row.told(), first.told());
      List<Cell> cells =
          new ArrayList<>(
              List.of(
                  text(texts.name(asked, row, row.key())),
                  cell(Form.COUNT, row.told().value()),
                  cell(Form.SHARE, ofAll),
                  cell(Form.SHARE, row == first ? null : share(row.told(), before.told()))));
      if (held) {
        Double other = share(row.other(), first.other());
        cells.add(cell(Form.COUNT, row.other() == null ? null : row.other().value()));
        cells.add(cell(Form.SHARE, other));
        cells.add(
            cell(
                Form.POINTS,
                ofAll == null || other == null ? null : Double.valueOf(ofAll - other)));
      }
      rows.add(cells);
      before = row;
    }
  }

  private static @Nullable Double share(@Nullable Told part, @Nullable Told whole) {
    Double above = part == null ? null : part.value();
    Double below = whole == null ? null : whole.value();
    return above == null || below == null || below == 0 ? null : Double.valueOf(above / below);
  }

  /** A column that is there where any row has it. */
  private record Wanted(String key, String title, Form form, Function<Row, @Nullable Double> of) {}

  private void parts() {
    Grouping by = asked.by();
    boolean time = asked.ofTime();
    boolean several = time && by != null;
    boolean coded = !time && by != null && CODED.contains(by.dimension());
    String head =
        time ? texts.of("list.by." + asked.step().wireName()) : by == null ? "" : texts.cut(by);
    add("key", head, Form.TEXT);
    if (several) {
      add("part", texts.cut(Objects.requireNonNull(by)), Form.TEXT);
    }
    if (coded) {
      add("code", texts.of("explore.code"), Form.TEXT);
    }
    List<Wanted> wanted =
        wanted().stream()
            .filter(
                each ->
                    each.key.equals("value")
                        || shown.rows().stream().anyMatch(row -> each.of.apply(row) != null))
            .toList();
    wanted.forEach(each -> add(each.key, each.title, each.form));
    boolean dated = shown.rows().stream().anyMatch(row -> !row.otherKey().isEmpty());
    if (dated) {
      add("otherKey", texts.of("explore.other.day"), Form.TEXT);
    }
    Limits limits = shown.limits();
    if (limits != null) {
      add("position", texts.of("explore.position"), Form.TEXT);
    }
    for (Row row : shown.rows()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(text(time ? row.key() : texts.name(asked, row, row.key())));
      if (several) {
        cells.add(text(texts.name(asked, row, row.series())));
      }
      if (coded) {
        cells.add(text(row.key()));
      }
      for (Wanted each : wanted) {
        Double number = each.of.apply(row);
        cells.add(
            each.key.equals("value") && row.told().tooFew()
                ? text(texts.of("hidden.few"))
                : cell(each.form, number));
      }
      if (dated) {
        cells.add(text(row.otherKey()));
      }
      if (limits != null) {
        cells.add(text(texts.of("explore.position." + limits.positions().get(row.key()))));
      }
      rows.add(cells);
    }
  }

  private List<Wanted> wanted() {
    String name = texts.metric(asked);
    List<Wanted> all = new ArrayList<>();
    all.add(new Wanted("value", name, form, row -> row.told().value()));
    all.add(new Wanted("low", texts.of("explore.low"), form, row -> row.told().low()));
    all.add(new Wanted("high", texts.of("explore.high"), form, row -> row.told().high()));
    all.add(new Wanted("n", "n", Form.COUNT, row -> n(row.told())));
    all.add(
        new Wanted(
            "numerator", texts.of("def.numerator"), Form.COUNT, row -> row.told().numerator()));
    all.add(
        new Wanted(
            "denominator",
            texts.of("def.denominator"),
            Form.COUNT,
            row -> denominator(row.told())));
    all.add(new Wanted("p50", texts.of("figure.p50"), form, row -> row.told().p50()));
    all.add(new Wanted("p90", texts.of("figure.p90"), form, row -> row.told().p90()));
    all.add(new Wanted("max", texts.of("figure.max"), form, row -> row.told().max()));
    Set<String> more = new LinkedHashSet<>();
    shown.rows().forEach(row -> more.addAll(row.told().more().keySet()));
    for (String each : more) {
      all.add(
          new Wanted(
              each, texts.of("explore.more." + each), form, row -> row.told().more().get(each)));
    }
    all.add(
        new Wanted(
            "other",
            texts.against(shown),
            form,
            row -> row.other() == null ? null : row.other().value()));
    all.add(
        new Wanted(
            "otherN",
            texts.of("explore.other.n"),
            Form.COUNT,
            row -> row.other() == null ? null : n(row.other())));
    boolean share = form == Form.SHARE;
    all.add(
        new Wanted(
            "change",
            texts.of("explore.change"),
            share ? Form.POINTS : Form.CHANGE,
            row -> change(row, share)));
    return all;
  }

  private static @Nullable Double n(Told told) {
    Long n = told.n();
    return n == null ? null : Double.valueOf(n);
  }

  /** Where it is another number than n. */
  private static @Nullable Double denominator(Told told) {
    return Objects.equals(told.denominator(), n(told)) ? null : told.denominator();
  }

  /** What changed, as a difference of shares or in relation to the other. */
  static @Nullable Double change(Row row, boolean share) {
    Double difference = row.told().less(row.other());
    Double other = row.other() == null ? null : row.other().value();
    if (difference == null || other == null || share) {
      return difference;
    }
    return other == 0 ? null : Double.valueOf(difference / other);
  }

  private void add(String key, String title, Form what) {
    columns.add(new Column(key, title, what));
  }

  private static Cell text(String text) {
    return new Cell(null, text);
  }

  private Cell cell(Form what, @Nullable Double number) {
    return new Cell(number, shown(what, number, texts.figures()));
  }

  /** A number as the page writes it. */
  static String shown(Form what, @Nullable Double number, Figures f) {
    if (number == null) {
      return Figures.NONE;
    }
    return switch (what) {
      case SHARE -> f.percent(number) + "%";
      case COUNT -> number == Math.rint(number) ? f.count(number) : f.number(number);
      case AMOUNT -> f.days(number);
      case POINTS -> Objects.requireNonNullElse(f.points(number, 0.0), Figures.NONE);
      case CHANGE -> Objects.requireNonNullElse(f.delta(1 + number, 1.0), Figures.NONE);
      case TEXT -> f.number(number);
    };
  }
}
