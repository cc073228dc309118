package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseListQuery.Sort;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a request for the cases behind a figure: those of the figure, and with
 * {@code by} the key of one of its rows.
 */
final class CaseListParser {

  static final int MAX_SIZE = 1_000;

  /** Pages reach so far into a list; whoever wants more takes it as a file. */
  static final int MAX_REACH = 100_000;

  private static final int DEFAULT_SIZE = 50;

  private final MetricQueryParser parser;
  private final ZoneId zone;

  CaseListParser(MetricQueryParser parser, ZoneId zone) {
    this.parser = parser;
    this.zone = zone;
  }

  /**
   * @throws BadParameterException for a parameter that is unknown, given twice or no good, and for
   *     a part that the metric does not have
   */
  CaseListQuery parse(String metric, Map<String, String[]> parameters) {
    Map<String, String[]> figure = new LinkedHashMap<>(parameters);
    CasePart part = part(metric, single(figure, "part"));
    Sort sort = sort(single(figure, "sort"));
    boolean descending = descending(single(figure, "order"));
    int page = number(figure, "page", 0, 0, MAX_REACH);
    int size = number(figure, "size", DEFAULT_SIZE, 1, MAX_SIZE);
    if ((page + 1L) * size > MAX_REACH) {
      throw new BadParameterException(
          "page", "pages reach to case " + MAX_REACH + "; take the list as CSV or XLSX for more");
    }
    List<Grouping> by =
        parser
            .parse(metric, figure.containsKey("by") ? Map.of("by", figure.get("by")) : Map.of())
            .by();
    Map<Grouping, String> keys = new LinkedHashMap<>();
    boolean looked = false;
    for (Grouping each : by) {
      String name = each.dimension().wireName();
      String[] values = figure.get(name);
      if (values == null) {
        continue;
      }
      if (each.dimension().ofTime()) {
        looked = true;
      } else {
        figure.remove(name);
        keys.put(each, values.length == 1 ? values[0] : severalKeys(name));
      }
    }
    MetricQuery query = parser.parse(metric, figure);
    long knownBy = query.asOf().toEpochMilli();
    long dueBefore = knownBy;
    StockMeasure stock = StockMeasure.of(metric);
    LocalDate to = query.to();
    if (stock != null && stock.date(part) == null && looked && to != null) {
      long bound = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
      knownBy = Math.min(bound - 1, knownBy);
      dueBefore = Math.min(bound, dueBefore);
    }
    return new CaseListQuery(query, part, keys, knownBy, dueBefore, sort, descending, page, size);
  }

  /** The parts of a metric, in the order they are shown; none where it is not one of cases. */
  static List<CasePart> parts(String metric) {
    List<CasePart> parts = new ArrayList<>();
    for (CasePart each : CasePart.values()) {
      if (condition(metric, each) != null) {
        parts.add(each);
      }
    }
    return parts;
  }

  /** What holds for the cases of a part, null where the metric has no such part. */
  static @Nullable String condition(String metric, CasePart part) {
    CaseMeasure measure = CaseMeasure.of(metric);
    StockMeasure stock = StockMeasure.of(metric);
    return measure != null ? measure.part(part) : stock != null ? stock.part(part) : null;
  }

  private static CasePart part(String metric, @Nullable String name) {
    List<CasePart> parts = parts(metric);
    if (parts.isEmpty()) {
      throw new BadParameterException("id", metric + " is not made of cases");
    }
    if (name == null) {
      return parts.get(0);
    }
    CasePart part = CasePart.ofWireName(name);
    if (part == null || !parts.contains(part)) {
      throw new BadParameterException(
          "part",
          "part is \""
              + name
              + "\"; "
              + metric
              + " has "
              + String.join(", ", parts.stream().map(CasePart::wireName).toList()));
    }
    return part;
  }

  private static Sort sort(@Nullable String name) {
    if (name == null) {
      return Sort.CASE;
    }
    for (Sort each : Sort.values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    throw new BadParameterException(
        "sort", "sort is \"" + name + "\", must be one of " + String.join(", ", Sort.names()));
  }

  private static boolean descending(@Nullable String order) {
    if (order == null || order.toLowerCase(Locale.ROOT).equals("asc")) {
      return false;
    }
    if (order.toLowerCase(Locale.ROOT).equals("desc")) {
      return true;
    }
    throw new BadParameterException("order", "order is \"" + order + "\", must be asc or desc");
  }

  private static int number(
      Map<String, String[]> parameters, String name, int otherwise, int least, int most) {
    String text = single(parameters, name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with the numbers out of range.
    }
    throw new BadParameterException(
        name, name + " is \"" + text + "\", must be a number from " + least + " to " + most);
  }

  private static @Nullable String single(Map<String, String[]> parameters, String name) {
    String[] values = parameters.remove(name);
    if (values == null) {
      return null;
    }
    if (values.length != 1 || values[0].isBlank()) {
      throw new BadParameterException(name, name + " needs exactly one value");
    }
    return values[0].strip();
  }

  private static String severalKeys(String name) {
    throw new BadParameterException(
        name, name + " is the key of a row here and takes one value; leave by out for several");
  }
}
