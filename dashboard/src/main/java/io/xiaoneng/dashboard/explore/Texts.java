package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What a question and its rows are called in one language. */
final class Texts {

  private final MessageSource messages;
  private final CodeNames names;
  private final Locale language;
  private final Figures figures;

  Texts(MessageSource messages, CodeNames names, Locale language, ZoneId zone) {
    this.messages = messages;
    this.names = names;
    this.language = language;
    this.figures = new Figures(language, zone);
  }

  Figures figures() {
    return figures;
  }

  Locale language() {
    return language;
  }

  String of(String code, Object... values) {
    return Objects.requireNonNull(messages.getMessage(code, values, language));
  }

  /** The message, or other words where there is none. */
  String or(String code, String otherwise) {
    return Objects.requireNonNull(messages.getMessage(code, null, otherwise, language));
  }

  String of(MetricDefinition.Text text) {
    return figures.chinese() ? text.zh() : text.en();
  }

  String metric(Exploration asked) {
    return of(asked.metric().name());
  }

  /** What the parts are. */
  String cut(Grouping by) {
    Unit.Level level = by.level();
    return level == null ? of("list.by." + Splits.name(by)) : of("level." + level.name());
  }

  /** What a row, or the course it belongs to, is called. */
  String name(Exploration asked, Row row, String key) {
    Grouping by = asked.by();
    if (asked.kind() == Kind.FUNNEL) {
      return of("explore.step." + key);
    }
    if (by == null) {
      return key;
    }
    if (key.isEmpty()) {
      return of(by.level() == null ? "list.unknown" : "figure.outside");
    }
    return figures.name(row.nameZh(), row.nameEn(), key);
  }

  /** What a value of a dimension is called. */
  String value(Dimension dimension, String code) {
    return of(names.called(dimension.wireName(), code));
  }

  /** What the question is narrowed to; "" for nothing. */
  String narrowed(Exploration asked) {
    return asked.filters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each ->
                of("list.by." + each.getKey().wireName())
                    + of("explore.colon")
                    + values(each.getKey(), each.getValue()))
        .collect(Collectors.joining(of("explore.semicolon")));
  }

  private String values(Dimension dimension, List<String> codes) {
    return codes.stream()
        .map(each -> value(dimension, each))
        .collect(Collectors.joining(of("explore.comma")));
  }

  /** The period, or the moment of what stands. */
  String period(Exploration asked) {
    if (asked.standing() && !asked.ofTime()) {
      return of("figure.at", figures.date(asked.to()));
    }
    return of("figure.over", figures.date(asked.from()), figures.date(asked.to()));
  }

  /** The title of what is shown. */
  String title(Exploration asked) {
    Grouping by = asked.by();
    String what =
        asked.kind() == Kind.FUNNEL
            ? of("explore.funnel.title")
            : asked.kind() == Kind.DISTRIBUTION && by == null
                ? of("explore.distribution.title", metric(asked))
                : by == null ? metric(asked) : of("explore.title.cut", metric(asked), cut(by));
    return what;
  }

  /** What it is held against; "" for nothing. */
  String against(Shown shown) {
    Exploration asked = shown.asked();
    String with = asked.with();
    return switch (asked.against()) {
      case NONE -> "";
      case BEFORE, YEAR ->
          of("explore.against." + asked.against().wireName())
              + of("explore.in", shown.otherFrom() + " – " + shown.otherTo());
      case UNIT -> with == null ? "" : value(Dimension.UNIT, with);
      case TARGET -> target(asked);
    };
  }

  /** The target with its kind; "" where there is none. */
  String target(Exploration asked) {
    MetricDefinition.Target target = asked.metric().target();
    return target == null
        ? ""
        : of(target.benchmark() ? "def.benchmark" : "def.target")
            + of("explore.colon")
            + amount(asked.metric(), target.value());
  }

  /** A value with its unit. */
  String amount(MetricDefinition metric, @Nullable Double value) {
    if (value == null) {
      return of("state.none");
    }
    return switch (metric.unit()) {
      case RATIO -> figures.percent(value) + "%";
      case COUNT -> figures.count(value);
      default -> figures.days(value) + " " + unit(metric);
    };
  }

  /** The unit of a metric's values. */
  String unit(MetricDefinition metric) {
    String code = "figure.unit." + metric.unit().code();
    return or(code + "." + metric.id(), of(code));
  }

  /** An interval; "" where there is none. */
  String interval(MetricDefinition metric, Told told) {
    Double low = told.low();
    Double high = told.high();
    if (low == null || high == null) {
      return "";
    }
    return metric.unit() == MetricDefinition.Unit.RATIO
        ? figures.percent(low) + "–" + figures.percent(high) + "%"
        : figures.days(low) + "–" + figures.days(high);
  }
}
