package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.figure.Step;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as the page shows it: one that makes sense, whatever was asked.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive; of what stands, the day it is looked at
 * @param by what the parts are; null for the course as a whole, and where the kind has no parts
 * @param filters as of {@link MetricQuery}
 * @param with code of the unit it is held against; null but for {@link Against#UNIT}
 * @param now whether {@code asOf} is the present, and not an instant that was asked for
 * @param offer what else could be asked
 * @param notes what was left out of the question, and why
 */
public record Exploration(
    MetricDefinition metric,
    Kind kind,
    Span span,
    LocalDate from,
    LocalDate to,
    Step step,
    @Nullable Grouping by,
    Map<Dimension, List<String>> filters,
    Against against,
    @Nullable String with,
    Sort sort,
    Instant asOf,
    boolean now,
    @Nullable Instant knownAt,
    Offer offer,
    List<Note> notes) {

  /** What parameter says that there are no parts. */
  static final String WHOLE = "none";

  /** Takes its own copies. */
  public Exploration {
    filters = Map.copyOf(filters);
    notes = List.copyOf(notes);
  }

  /**
   * Something to be told.
   *
   * @param code of the message, after {@code explore.note.}
   * @param about what it is about, in messages or as a code; "" for nothing
   */
  public record Note(String code, String about) {}

  /** Whether it is looked at as of an instant, and not over a period. */
  public boolean standing() {
    return MetricService.standing(metric);
  }

  /** Whether the rows are days, weeks or months. */
  public boolean ofTime() {
    return kind == Kind.LINE || kind == Kind.TABLE && by == null;
  }

  /** The name of the parts in addresses. */
  public String cut() {
    return by == null ? WHOLE : Splits.name(by);
  }

  /** The one value of a dimension that the question is narrowed to; null for none or several. */
  public @Nullable String only(Dimension dimension) {
    List<String> values = filters.getOrDefault(dimension, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  /** The parameters of an address that asks the same, in a fixed order. */
  public Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("metric", metric.id());
    all.put("show", kind.wireName());
    if (span == Span.FIXED) {
      all.put("from", from.toString());
      all.put("to", to.toString());
    } else {
      all.put("period", span.wireName());
    }
    if (ofTime()) {
      all.put("step", step.wireName());
    }
    if (by != null || kind == Kind.TABLE) {
      all.put("by", cut());
    }
    filters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .forEach(each -> all.put(each.getKey().wireName(), String.join(",", each.getValue())));
    if (against != Against.NONE) {
      all.put("against", against.wireName());
    }
    if (with != null) {
      all.put("with", with);
    }
    if (sort != Sort.LARGEST) {
      all.put("sort", sort.wireName());
    }
    if (!now) {
      all.put("asOf", asOf.toString());
    }
    if (knownAt != null) {
      all.put("knownAt", knownAt.toString());
    }
    return all;
  }
}
