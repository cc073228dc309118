package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.metric.MetricDefinition;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Words, figures and cells of a report in one language. What is not known is said, never 0. */
public final class ReportWords {

  private static final String RATIO = MetricDefinition.Unit.RATIO.code();
  private static final String COUNT = MetricDefinition.Unit.COUNT.code();
  private static final List<String> NUMERALS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");

  private final MessageSource messages;
  private final Locale locale;
  private final Figures figures;

  ReportWords(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.figures = new Figures(locale, zone);
  }

  /** Dates and numbers. */
  public Figures f() {
    return figures;
  }

  /** The words of a key below {@code report.}. */
  public String of(String key, Object... arguments) {
    return word("report." + key, arguments);
  }

  /** The words of any key. */
  public String word(String key, Object... arguments) {
    return Objects.requireNonNull(
        messages.getMessage(key, arguments.length == 0 ? null : arguments, locale));
  }

  /** The words of a text in both languages. */
  public String text(MetricDefinition.Text text) {
    return figures.chinese() ? text.zh() : text.en();
  }

  /** Name of a unit. */
  public String name(UnitNode unit) {
    return figures.name(unit.nameZh(), unit.nameEn(), unit.code());
  }

  /** The heading of a part of the contents with its number: 一、…, or 1. … */
  public String numbered(int number, String heading) {
    return figures.chinese() ? NUMERALS.get(number - 1) + "、" + heading : number + ". " + heading;
  }

  /** What stands where there is no data. */
  public String none() {
    return word("state.none");
  }

  /** A value with its unit: 98.2%, 3.1 个工作日. */
  public String amount(String unit, @Nullable Double value) {
    if (value == null || value.isNaN()) {
      return none();
    }
    return unit.equals(RATIO) ? bare(unit, value) : of("in." + unit, bare(unit, value));
  }

  /** A target: like a value, without decimals that say nothing. */
  public String aim(String unit, double value) {
    return unit.equals(RATIO)
        ? figures.aim(value)
        : of("in." + unit, value == Math.rint(value) ? figures.count(value) : bare(unit, value));
  }

  private String bare(String unit, double value) {
    if (unit.equals(RATIO)) {
      return figures.percent(value) + "%";
    }
    return unit.equals(COUNT) ? figures.count(value) : figures.number(value);
  }

  /** A 95 % interval of a value; "—" where there is none. */
  public String interval(String unit, @Nullable Double low, @Nullable Double high) {
    return low == null || high == null
        ? Figures.NONE
        : unit.equals(RATIO)
            ? figures.percent(low) + "–" + figures.percent(high) + "%"
            : bare(unit, low) + "–" + bare(unit, high);
  }

  /** The change of a value with its sign, shares in percentage points; "—" where there is none. */
  public String change(String unit, @Nullable Double now, @Nullable Double before) {
    if (now == null || before == null) {
      return Figures.NONE;
    }
    double change = now - before;
    return unit.equals(RATIO)
        ? of("points", signed(Math.round(change * 1000) / 10.0, 1))
        : unit.equals(COUNT)
            ? signed(change, 0)
            : of("in." + unit, signed(Math.round(change * 100) / 100.0, 2));
  }

  /** A cell of the change of a value, shares in percentage points. */
  public Cell changeCell(String unit, @Nullable Double now, @Nullable Double before) {
    String shown = change(unit, now, before);
    if (now == null || before == null) {
      return Cell.of(shown);
    }
    return new Cell(
        unit.equals(RATIO) ? Math.round((now - before) * 1000) / 10.0 : now - before, shown);
  }

  /** A number with its sign; 0 without. */
  public String signed(double value, int decimals) {
    String size = ("%." + decimals + "f").formatted(Math.abs(value));
    boolean nothing = Double.parseDouble(size) == 0;
    return (nothing ? "" : value > 0 ? "+" : "−") + size;
  }

  /** Points, two decimals. */
  public String points(@Nullable Double points) {
    return points == null ? Figures.NONE : String.format(Locale.ROOT, "%.2f", points);
  }

  /** Points within words: without zeros that say nothing. */
  public String score(double points) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(points);
  }

  /** A cell of a value in its unit. */
  public Cell cell(String unit, @Nullable Double value) {
    return new Cell(value, amount(unit, value));
  }

  /** A cell of a count. */
  public Cell count(@Nullable Number value) {
    return value == null ? Cell.of(none()) : new Cell(value, figures.count(value));
  }

  /** A cell of points. */
  public Cell pointsCell(@Nullable Double points) {
    return new Cell(points, points(points));
  }
}
