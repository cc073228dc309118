package io.xiaoneng.dashboard.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric of queues or agencies, as SQL over tickets or contracts as of an instant.
 *
 * <p>{@code taken}, {@code called}, {@code served} and {@code abandoned} of a ticket, {@code due}
 * and {@code finished} of a contract are milliseconds, or {@link Sql#NEVER}.
 *
 * @param duration whether the figure is minutes, and not whether the row is in the numerator
 * @param figure what is measured or counted of a row
 * @param counted which rows count
 */
record HallMeasure(String id, boolean tickets, boolean duration, String figure, String counted) {

  private static final List<HallMeasure> ALL =
      List.of(
          minutes("wait-minutes", "taken", "called"),
          minutes("service-minutes", "called", "served"),
          new HallMeasure("abandon-rate", true, false, "abandoned < NEVER", "taken < NEVER"),
          new HallMeasure("agency-on-time", false, false, "finished <= due", "due < as_of"));

  private static HallMeasure minutes(String id, String from, String to) {
    return new HallMeasure(
        id,
        true,
        true,
        "((%s - %s) / 60000)".formatted(to, from),
        "taken < NEVER AND %1$s < NEVER AND %2$s < NEVER AND %1$s <= %2$s".formatted(from, to));
  }

  /** The measure behind that metric, or null where it is not one of these. */
  static @Nullable HallMeasure of(String metric) {
    return ALL.stream().filter(each -> each.id.equals(metric)).findFirst().orElse(null);
  }

  /** What its rows are. */
  ListKind kind() {
    return tickets ? ListKind.TICKET : ListKind.CONTRACT;
  }

  /** Whether a row is in that part, null where this metric has no such part. */
  @Nullable String part(CasePart part) {
    return switch (part) {
      case NUMERATOR -> duration ? counted : counted + " AND " + figure;
      case DENOMINATOR -> counted;
      case EXCLUDED -> (tickets ? "taken < NEVER" : "due < as_of") + " AND NOT (" + counted + ")";
      case LATE -> tickets ? null : counted + " AND NOT (" + figure + ")";
      case OPEN -> tickets ? null : counted + " AND finished = NEVER";
      case OTHERWISE -> null;
    };
  }

  /** What a row adds to a length, null where it adds nothing. */
  String value() {
    return duration
        ? "if(" + counted + ", " + figure + ", NULL)"
        : "CAST(NULL AS Nullable(Float64))";
  }

  /** The table that it is told from. */
  SubjectTable table(Knowledge knowledge) {
    return tickets ? knowledge.tickets() : knowledge.contracts();
  }

  /** Constants and instants that the expressions name, for WITH. */
  String with(long asOf) {
    String constants = "toInt64(" + Sql.NEVER + ") AS NEVER, toInt64(" + asOf + ") AS as_of";
    return tickets
        ? constants
            + (", " + Sql.millisBy("taken_at", asOf) + " AS taken")
            + (", " + Sql.millisBy("called_at", asOf) + " AS called")
            + (", " + Sql.millisBy("served_at", asOf) + " AS served")
            + (", " + Sql.millisBy("abandoned_at", asOf) + " AS abandoned")
        : constants
            + (", " + Sql.millis("due_at") + " AS due")
            + (", " + Sql.millisBy("contracted_at", asOf) + " AS contracted")
            + (", " + Sql.millisBy("finished_at", asOf) + " AS finished");
  }
}
