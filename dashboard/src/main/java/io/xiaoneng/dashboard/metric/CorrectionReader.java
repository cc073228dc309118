package io.xiaoneng.dashboard.metric;

import java.util.List;

/**
 * Compares what each entry adds to a figure as it was known and now, by the figure's own
 * conditions: so the differences of the entries add up to that of the figure.
 */
interface CorrectionReader {

  /** The correction with the entries of the page. */
  Correction read(CorrectionQuery correction);

  /**
   * A statement for the subjects of the events that the changed entries are made of; none where no
   * event is an entry's own.
   */
  Sql changedSubjects(MetricQuery query);

  /** The value of a figure that is the first part over the second. */
  static Correction.Side ratio(double a, double b) {
    return new Correction.Side(b == 0 ? null : a / b, List.of(a, b));
  }
}
