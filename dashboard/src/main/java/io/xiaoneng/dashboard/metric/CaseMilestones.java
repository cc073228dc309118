package io.xiaoneng.dashboard.metric;

/** What is worked out of each row of {@code case_row}, as it was known at an instant, as SQL. */
final class CaseMilestones {

  private CaseMilestones() {}

  /** What follows from the milestones. */
  static final String DERIVED =
      "least(refused, closed) AS other_end, least(decided, other_end) AS ended,"
          + " least(applied, accepted, delivered, ended) AS started";

  /** The columns that are handed on as they are, each with a comma behind it. */
  static final String ATTRIBUTES =
      "case_id, unit, item, item_type, channel, applicant_kind, bundle, point, kind, `window`,"
          + " quarantined, d1, stopped_days, stops, supplement_requests,"
          + " first_date, applied_date, accepted_date, decided_date, due_date, delivered_date,"
          + " due_statutory_date, accept_due_date, delivery_due_date,"
          + " delivered_how, received_outside, assisted, materials_required, materials_shared,"
          + " visits_reported, trips_known, statutory_days, supplement_ms, stopped_ms, stop_spans,"
          + " bundle_case, project, granted_days, flags, ratings, ";

  /**
   * The milestones as they were known then.
   *
   * @param asOf milliseconds as SQL over the columns of the table, never null
   */
  static String asOf(String asOf) {
    return Sql.millisBy("applied_at", asOf)
        + " AS applied, if(deemed AND "
        + Sql.millis("deemed_from")
        + (" > " + asOf + ", " + Sql.NEVER + ", ")
        + Sql.millisBy("accepted_at", asOf)
        + ") AS accepted, "
        + Sql.millisBy("decided_at", asOf)
        + " AS decided, "
        + Sql.millisBy("delivered_at", asOf)
        + " AS delivered, "
        + Sql.millisBy("refused_at", asOf)
        + " AS refused, "
        + Sql.millisBy("closed_at", asOf)
        + " AS closed, "
        + Sql.millisBy("answered_at", asOf)
        + " AS answered, "
        + trips(asOf, "true")
        + " AS trips_all, "
        + trips(asOf, "NOT t.supplement")
        + " AS trips_plain, ifNull(toUnixTimestamp64Milli(edited_at), 0) AS edited, "
        + due("due_statutory", asOf)
        + " AS due_statute, "
        + Sql.millis("accept_due")
        + " AS answer_due, "
        + Sql.millis("delivery_due")
        + " AS delivery_by, "
        + due("due_promise", asOf)
        + " AS due, if(deemed, "
        + Sql.millis("deemed_from")
        + ", toInt64(0)) AS accepted_from, "
        + Sql.millis("mature_at")
        + " AS mature";
  }

  /**
   * A due date. That of a deemed acceptance which does not hold yet, neither at {@code asOf} nor
   * now, is no promise: the answer may still come in time, and with it another date.
   */
  private static String due(String column, String asOf) {
    return "if(deemed AND deemed_from > now64(3) AND "
        + Sql.millis("deemed_from")
        + (" > " + asOf + ", " + Sql.NEVER + ", ")
        + Sql.millis(column)
        + ")";
  }

  /** Trips made by then, of those for which the condition on {@code t} holds. */
  private static String trips(String asOf, String condition) {
    return "arrayCount(t -> toUnixTimestamp64Milli(t.at) <= %s AND %s, trips)"
        .formatted(asOf, condition);
  }
}
