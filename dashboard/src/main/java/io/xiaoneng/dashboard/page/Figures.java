package io.xiaoneng.dashboard.page;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes figures, dates and small drawings for one language and the city's zone. A missing figure
 * is never written as 0: every method gives {@code —} or null for null.
 */
public final class Figures {

  /** Stands where there is no figure. */
  public static final String NONE = "—";

  private final Locale locale;
  private final ZoneId zone;
  private final boolean shortCounts;

  /** Formats for one page or paper, with every count written out. */
  public Figures(Locale locale, ZoneId zone) {
    this(locale, zone, false);
  }

  /**
   * Formats for one page.
   *
   * @param shortCounts whether counts from 10,000 on are said by 万 and 亿; Chinese alone does
   */
  public Figures(Locale locale, ZoneId zone, boolean shortCounts) {
    this.locale = locale;
    this.zone = zone;
    this.shortCounts = shortCounts && locale.getLanguage().equals("zh");
  }

  /** Whether the page is in Chinese. */
  public boolean chinese() {
    return locale.getLanguage().equals("zh");
  }

  /**
   * A count with thousands apart, for example 12,384; where the reader has asked for it as 1.24万.
   */
  public String count(@Nullable Number value) {
    return value == null || !shortCounts ? exact(value) : inMyriads(value.doubleValue());
  }

  /** A count with thousands apart, whatever the reader has asked for: in lists and records. */
  public String exact(@Nullable Number value) {
    return value == null ? NONE : format("#,##0", value.doubleValue());
  }

  /** Four figures at most, as {@code format.js} has it, too. */
  private static String inMyriads(double value) {
    double size = Math.abs(value);
    if (size < 1e4) {
      return format("#,##0", value);
    }
    boolean large = Math.round(size / 1e4) >= 1e4;
    double unit = large ? 1e8 : 1e4;
    int decimals = size / unit < 99.995 ? 2 : size / unit < 999.95 ? 1 : 0;
    double scale = Math.pow(10, decimals);
    String pattern = decimals == 2 ? "0.00" : decimals == 1 ? "0.0" : "#,##0";
    return (value < 0 ? "-" : "")
        + format(pattern, Math.round(size / unit * scale) / scale)
        + (large ? "亿" : "万");
  }

  /** A ratio as a percentage without the sign, one decimal; 1 and 0 only where they are exact. */
  public String percent(@Nullable Double ratio) {
    if (ratio == null || ratio.isNaN()) {
      return NONE;
    }
    double rounded = Math.round(ratio * 1000) / 10.0;
    if (rounded == 100 && ratio < 1) {
      rounded = 99.9;
    }
    if (rounded == 0 && ratio > 0) {
      rounded = 0.1;
    }
    return rounded == 100 ? "100" : format("0.0", rounded);
  }

  /** An end of a scale as a whole percentage without the sign. */
  public String scale(double ratio) {
    return format("0", ratio * 100);
  }

  /** A number of days or minutes, one decimal, none from 100 on. */
  public String days(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    return format(Math.abs(value) >= 100 ? "#,##0" : "0.0", value);
  }

  /** A number of days, two decimals below one. */
  public String shortDays(double value) {
    return format(value < 1 ? "0.00" : "#,##0.0", value);
  }

  /** The change against an earlier figure in per cent with sign; null where there is none. */
  public @Nullable String delta(@Nullable Number now, @Nullable Number before) {
    if (now == null || before == null || before.doubleValue() == 0) {
      return null;
    }
    double change = (now.doubleValue() - before.doubleValue()) / before.doubleValue() * 100;
    String number = format(Math.abs(change) >= 100 ? "#,##0" : "0.0", Math.abs(change));
    return (change > 0 ? "▲ " : change < 0 ? "▼ " : "") + number + "%";
  }

  /** The difference of two shares in percentage points with sign; null where there is none. */
  public @Nullable String points(@Nullable Double now, @Nullable Double before) {
    if (now == null || before == null) {
      return null;
    }
    return signed((now - before) * 100) + (chinese() ? " 个百分点" : " points");
  }

  /** The difference of two numbers of days with sign; null where there is none. */
  public @Nullable String change(@Nullable Double now, @Nullable Double before) {
    if (now == null || before == null) {
      return null;
    }
    return signed(now - before) + (chinese() ? " 天" : " days");
  }

  /** A length given in hours, in words; of less than a minute as that. */
  public String hours(@Nullable Double hours) {
    return hours == null || hours.isNaN() ? NONE : length(Math.round(hours * 3600));
  }

  /** A number as it is: whole ones without decimals, others with two, small ones with four. */
  public String number(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    String decimals = Math.abs(value) < 0.1 ? "0.####" : "#,##0.00";
    return format(value == Math.rint(value) ? "#,##0" : decimals, value);
  }

  /** A number with its sign; 0 without. */
  public String withSign(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    return (value > 0 ? "+" : value < 0 ? "−" : "") + number(Math.abs(value));
  }

  /** How many times what was expected, always with two decimals, so that a column lines up. */
  public String index(@Nullable Double value) {
    return value == null || value.isNaN() ? NONE : format("#,##0.00", value);
  }

  /** What something adds, with its sign and two decimals; whole from 100 on. */
  public String effect(@Nullable Double value) {
    if (value == null || value.isNaN()) {
      return NONE;
    }
    String size = format(Math.abs(value) >= 100 ? "#,##0" : "0.00", Math.abs(value));
    return (size.equals("0.00") ? "" : value > 0 ? "+" : "−") + size;
  }

  /** A name that has to fit: so many wide characters, or twice as many narrow ones. */
  public String brief(String name, int wide) {
    double room = wide;
    for (int i = 0; i < name.length(); i++) {
      room -= name.charAt(i) < 0x2e80 ? 0.55 : 1;
      if (room < 0) {
        return name.substring(0, Math.max(1, i - 1)) + "…";
      }
    }
    return name;
  }

  private static String signed(double difference) {
    String size = format("0.0", Math.abs(difference));
    return (size.equals("0.0") ? "" : difference > 0 ? "▲ " : "▼ ") + size;
  }

  /** A target as a percentage, without decimals that say nothing: 98%. */
  public String aim(double ratio) {
    return format("0.#", ratio * 100) + "%";
  }

  /** A date within a year, as short as people say it: 3月2日, or 2 Mar. */
  public String shortDate(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern(chinese() ? "M月d日" : "d MMM", locale));
  }

  /** Date and time to the minute in the city's zone. */
  public String at(@Nullable Instant instant) {
    return instant == null ? NONE : at(instant, "yyyy-MM-dd HH:mm");
  }

  /** Time of day to the second in the city's zone. */
  public String clock(@Nullable Instant instant) {
    return instant == null ? NONE : at(instant, "HH:mm:ss");
  }

  /** Date in the city's zone, as people say it. */
  public String day(@Nullable Instant instant) {
    return instant == null ? NONE : date(LocalDate.ofInstant(instant, zone));
  }

  /** Time of day to the minute in the city's zone. */
  public String minute(@Nullable Instant instant) {
    return instant == null ? NONE : at(instant, "HH:mm");
  }

  /** A date as people say it: 2026年3月2日, or 2 March 2026. */
  public String date(@Nullable LocalDate date) {
    if (date == null) {
      return NONE;
    }
    return date.format(
        DateTimeFormatter.ofPattern(chinese() ? "yyyy年M月d日" : "d MMMM yyyy", locale));
  }

  /** Days from one to another, both inclusive; a single day once. */
  public String dates(@Nullable LocalDate from, @Nullable LocalDate to) {
    return from != null && from.equals(to) ? date(from) : date(from) + " – " + date(to);
  }

  /** A month as people say it: 2026年3月, or March 2026; of any of its days. */
  public String month(@Nullable LocalDate day) {
    return day == null
        ? NONE
        : day.format(DateTimeFormatter.ofPattern(chinese() ? "yyyy年M月" : "MMMM yyyy", locale));
  }

  /** Day of the week: 星期一, or Monday. */
  public String weekday(LocalDate date) {
    return date.getDayOfWeek().getDisplayName(TextStyle.FULL, locale);
  }

  /** Day of the week in one or two letters: 一, or Mo. */
  public String weekdayShort(LocalDate date) {
    String name = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    return chinese() ? name.substring(name.length() - 1) : name.substring(0, 2);
  }

  /** A length of time in words, to two units: 3 天 4 小时, or 3 d 4 h. */
  public String length(long seconds) {
    long s = Math.max(0, seconds);
    if (s < 60) {
      return s + unit("秒", "s");
    }
    if (s < 3600) {
      return s / 60 + unit("分钟", "min");
    }
    if (s < 86_400) {
      long minutes = s % 3600 / 60;
      return s / 3600 + unit("小时", "h") + (minutes == 0 ? "" : " " + minutes + unit("分", "min"));
    }
    long hours = s % 86_400 / 3600;
    return s / 86_400 + unit("天", "d") + (hours == 0 ? "" : " " + hours + unit("小时", "h"));
  }

  /** The name in the page's language, the other where it is missing, else the code. */
  public String name(@Nullable String zh, @Nullable String en, String code) {
    String first = chinese() ? zh : en;
    String second = chinese() ? en : zh;
    if (first != null && !first.isBlank()) {
      return first;
    }
    return second != null && !second.isBlank() ? second : code;
  }

  /**
   * The address of a case's page. Numbers are what senders make of them: one that cannot stand in a
   * path goes into the query.
   */
  public String caseAddress(String caseId) {
    return Addresses.ofCase(caseId);
  }

  /** Whether servers leave such a segment of a path alone. */
  public static boolean fitsIntoPath(String segment) {
    return !segment.matches("\\.{0,2}")
        && segment.chars().noneMatch(c -> c < 0x20 || c == 0x7f || "/\\;%".indexOf(c) >= 0);
  }

  /** Where a value lies between two ends, as an SVG length in per cent, kept inside 0 to 100. */
  public String x(@Nullable Number value, double from, double to) {
    if (value == null || to <= from) {
      return "0%";
    }
    double share = (value.doubleValue() - from) / (to - from);
    return percentLength(Math.max(0, Math.min(1, share)));
  }

  /** The distance between two values on such a scale, at least a hair. */
  public String width(@Nullable Number low, @Nullable Number high, double from, double to) {
    if (low == null || high == null || to <= from) {
      return "0%";
    }
    double share =
        (Math.min(to, high.doubleValue()) - Math.max(from, low.doubleValue())) / (to - from);
    return percentLength(Math.max(0.004, Math.min(1, share)));
  }

  /** The largest of two rows of values, 0 where there is none. */
  public double top(List<? extends @Nullable Number> one, List<? extends @Nullable Number> two) {
    return Math.max(top(one), top(two));
  }

  private static double top(List<? extends @Nullable Number> values) {
    return values.stream().mapToDouble(v -> v == null ? 0 : v.doubleValue()).max().orElse(0);
  }

  /** Left below all values and the target, for the foot of a small drawing. */
  public double least(List<? extends @Nullable Number> values, double target) {
    double least =
        values.stream()
            .mapToDouble(v -> v == null ? target : v.doubleValue())
            .reduce(target, Math::min);
    return Math.max(0, least - (1 - least) / 4);
  }

  /**
   * A level line through a box of 100 × 30 whose foot is {@code low} and whose top is {@code high}.
   */
  public String level(double value, double low, double high) {
    return "M0 %1$sL100 %1$s".formatted(plain(height(value, low, high)));
  }

  private static double height(double value, double low, double high) {
    return high <= low ? 29 : 29 - 27 * (value - low) / (high - low);
  }

  /**
   * A path through the values in a box of 100 × 30; {@code low} is its foot, {@code high} its top.
   *
   * @param values one a step; null breaks the line
   * @param steps how many steps the box is wide
   */
  public String spark(List<? extends @Nullable Number> values, double low, double high, int steps) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < values.size(); i++) {
      Number value = values.get(i);
      if (value == null) {
        pen = false;
        continue;
      }
      double x = steps <= 1 ? 0 : 100.0 * i / (steps - 1);
      double y = height(value.doubleValue(), low, high);
      path.append(pen ? 'L' : 'M').append(plain(x)).append(' ').append(plain(y));
      pen = true;
    }
    return path.toString();
  }

  private String at(Instant instant, String pattern) {
    return LocalDateTime.ofInstant(instant, zone)
        .format(DateTimeFormatter.ofPattern(pattern, locale));
  }

  private String unit(String zh, String en) {
    return chinese() ? " " + zh : " " + en;
  }

  private static String percentLength(double share) {
    return plain(share * 100) + "%";
  }

  private static String plain(double value) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  private static String format(String pattern, double value) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
