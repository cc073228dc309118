package io.xiaoneng.dashboard.metric;

import io.xiaoneng.metric.MetricDefinition.Cohort;
import java.util.Set;

/**
 * The date that places a case into a period, and what must have happened for it to have one.
 *
 * @param of what the definition calls it
 * @param date column of the local date
 * @param condition SQL over the rows that {@link CaseMeasure} speaks of
 */
record CaseCohort(Cohort of, String date, String condition) {

  static final CaseCohort APPLIED =
      new CaseCohort(Cohort.APPLIED, "applied_date", "applied < NEVER");
  static final CaseCohort ACCEPTED =
      new CaseCohort(Cohort.ACCEPTED, "accepted_date", "accepted < NEVER");
  static final CaseCohort DECIDED =
      new CaseCohort(Cohort.DECIDED, "decided_date", "decided < NEVER");
  static final CaseCohort DUE =
      new CaseCohort(Cohort.DUE, "due_date", "due < as_of AND started < NEVER");
  static final CaseCohort STATUTORY_DUE =
      new CaseCohort(
          Cohort.STATUTORY_DUE, "due_statutory_date", "due_statute < as_of AND started < NEVER");
  static final CaseCohort ANSWER_DUE =
      new CaseCohort(
          Cohort.ANSWER_DUE, "accept_due_date", "answer_due < as_of AND started < NEVER");
  static final CaseCohort DELIVERY_DUE =
      new CaseCohort(
          Cohort.DELIVERY_DUE, "delivery_due_date", "delivery_by < as_of AND decided < NEVER");

  /** One row a rating, not a case: see {@link CaseRows#ratings}. */
  static final CaseCohort RATED =
      new CaseCohort(Cohort.RATED, "rated_date", "rated <= as_of AND started < NEVER");

  static final CaseCohort FIRST =
      new CaseCohort(Cohort.FIRST_EVENT, "first_date", "started < NEVER");

  private static final Set<Cohort> OF_DUE =
      Set.of(Cohort.DUE, Cohort.STATUTORY_DUE, Cohort.ANSWER_DUE, Cohort.DELIVERY_DUE);

  /** Whether it is about something that had to be done by a moment. */
  boolean ofDue() {
    return OF_DUE.contains(of);
  }

  /** Whether its rows are ratings. */
  boolean ofRatings() {
    return of == Cohort.RATED;
  }
}
