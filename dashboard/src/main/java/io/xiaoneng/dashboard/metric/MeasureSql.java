package io.xiaoneng.dashboard.metric;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The metrics' own conditions as aggregates, for a reader that takes many figures in one pass over
 * the case rows. Conditions given here may name what {@link CaseMeasure} names.
 */
public final class MeasureSql {

  private MeasureSql() {}

  /** The constants that everything here names, for the statement's WITH. */
  public static String constants(Instant asOf) {
    return "toInt64(" + Sql.NEVER + ") AS NEVER, toInt64(" + asOf.toEpochMilli() + ") AS as_of";
  }

  /**
   * The cases as a subquery, with their milestones as of the instant in milliseconds.
   *
   * @param units codes of their units; empty for every case
   */
  public static String rows(Instant asOf, Set<String> units) {
    return rows(asOf, units, null);
  }

  /**
   * The same of one item.
   *
   * @param item its code; null for all
   */
  public static String rows(Instant asOf, Set<String> units, @Nullable String item) {
    return CaseRows.opening(CaseRows.TABLE, asOf.toEpochMilli(), CaseRows.COUNTED)
        + (units.isEmpty() ? "" : " AND unit IN (" + texts(units) + ")")
        + (item == null ? "" : " AND item = " + texts(List.of(item)))
        + "))";
  }

  /** Number of cases in a part of a metric, of those for which the condition holds. */
  public static String count(String metric, CasePart part, String when) {
    return "toInt64(countIf(" + condition(metric, part) + " AND " + when + "))";
  }

  /** Mean, median, 90th percentile, maximum and number of a duration's cases. */
  public static String spread(String metric, String when) {
    CaseMeasure measure = CaseMeasure.of(metric);
    if (measure == null || measure.shape() != CaseMeasure.Shape.DURATION) {
      throw new IllegalArgumentException(metric + " is no duration of cases");
    }
    return ("avgIf(%2$s, %1$s), quantileExactInclusiveIf(0.5)(%2$s, %1$s),"
            + " quantileExactInclusiveIf(0.9)(%2$s, %1$s), maxIf(%2$s, %1$s), toInt64(countIf(%1$s))")
        .formatted(
            measure.inDenominator() + " AND " + when,
            measure.figure().replace("assumeNotNull(d1)", "ifNull(d1, 0)"));
  }

  /** Whether a case is in that part of a metric. */
  public static String condition(String metric, CasePart part) {
    String condition = ListKind.condition(metric, part);
    if (condition == null) {
      throw new IllegalArgumentException(metric + " has no part " + part.wireName());
    }
    return condition;
  }

  /** Whether the numbers of a metric have lists. */
  public static boolean hasLists(String metric) {
    return !ListKind.parts(metric).isEmpty();
  }

  /** The names of the parts that have lists, the first the one of the figure itself. */
  public static List<String> parts(String metric) {
    return ListKind.parts(metric).stream().map(CasePart::wireName).toList();
  }

  /** Codes as an SQL list. */
  public static String texts(Iterable<String> codes) {
    return StreamSupport.stream(codes.spliterator(), false)
        .map(code -> "'" + code.replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", "));
  }
}
