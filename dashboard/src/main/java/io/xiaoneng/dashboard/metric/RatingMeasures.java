package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.CaseMeasure.Shape;
import java.util.List;

/** What applicants said, and what was done about it. */
final class RatingMeasures {

  static final List<CaseMeasure> ALL =
      List.of(
          new CaseMeasure("rated-active", CaseCohort.RATED, Shape.RATIO, "true", "NOT by_default"),
          new CaseMeasure(
              "bad-per-10k", CaseCohort.RATED, Shape.PER_10K, "NOT by_default", "level >= 4"),
          new CaseMeasure(
              "rectified",
              CaseCohort.RATED,
              Shape.RATIO,
              "level >= 4 AND NOT by_default AND rectify_by < today",
              "ifNull(rectified_on <= rectify_by, false)"),
          new CaseMeasure(
              "revisited",
              CaseCohort.RATED,
              Shape.RATIO,
              "level >= 4 AND NOT by_default AND named AND rectify_by < today",
              "ifNull(revisited_on <= rectify_by, false)"));

  private RatingMeasures() {}
}
