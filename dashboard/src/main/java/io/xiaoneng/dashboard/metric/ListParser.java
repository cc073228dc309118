package io.xiaoneng.dashboard.metric;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a request for what is behind a figure: those of the figure, and with
 * {@code by} the key of one of its rows.
 */
final class ListParser {

  static final int MAX_SIZE = 1_000;

  /** Pages reach so far into a list; whoever wants more takes it as a file. */
  static final int MAX_REACH = 100_000;

  private static final int DEFAULT_SIZE = 50;

  private final MetricQueryParser parser;
  private final ZoneId zone;

  ListParser(MetricQueryParser parser, ZoneId zone) {
    this.parser = parser;
    this.zone = zone;
  }

  /**
   * @throws BadParameterException for a parameter that is unknown, given twice or no good, and for
   *     a part that the metric does not have
   */
  ListQuery parse(String metric, Map<String, String[]> parameters) {
    Map<String, String[]> figure = new LinkedHashMap<>(parameters);
    ListKind kind = ListKind.of(metric);
    if (kind == null) {
      throw new BadParameterException("id", metric + " has no lists");
    }
    String[] sent = figure.get("version");
    int version = parser.parse(metric, sent == null ? Map.of() : Map.of("version", sent)).version();
    CasePart part = part(metric, version, single(figure, "part"));
    ListColumn sort = sort(kind, single(figure, "sort"));
    boolean descending = descending(single(figure, "order"));
    int page = number(figure, "page", 0, 0, MAX_REACH);
    int size = number(figure, "size", DEFAULT_SIZE, 1, MAX_SIZE);
    if ((page + 1L) * size > MAX_REACH) {
      throw new BadParameterException(
          "page", "pages reach to row " + MAX_REACH + "; take the list as CSV or XLSX for more");
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
    return new ListQuery(query, kind, part, keys, knownBy, dueBefore, sort, descending, page, size);
  }

  private static CasePart part(String metric, int version, @Nullable String name) {
    List<CasePart> parts = ListKind.parts(metric, version);
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

  private static ListColumn sort(ListKind kind, @Nullable String name) {
    ListColumn column = name == null ? kind.columns().get(0) : kind.column(name);
    if (column == null || !column.sortable()) {
      throw new BadParameterException(
          "sort",
          "sort is \""
              + name
              + "\", must be one of "
              + String.join(
                  ", ",
                  kind.columns().stream()
                      .filter(ListColumn::sortable)
                      .map(ListColumn::name)
                      .toList()));
    }
    return column;
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
