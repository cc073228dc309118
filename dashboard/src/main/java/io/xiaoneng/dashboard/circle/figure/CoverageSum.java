package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import java.util.List;

/** Adds communities up to a unit, in people times milliseconds. */
final class CoverageSum {

  private long people;
  private long covered;
  private long communities;
  private long standard;
  private int cellsWithoutData;
  private int communitiesWithoutData;

  /** Adds a community at a moment. */
  void add(CommunityNow now, long near) {
    cellsWithoutData += now.cellsWithoutData();
    if (now.people() == 0) {
      communitiesWithoutData++;
      return;
    }
    people += now.people();
    covered += near;
    communities++;
    standard += Coverage.reachesStandard(near, now.people()) ? 1 : 0;
  }

  /**
   * Adds a community over pieces of time.
   *
   * @param courses of that community, oldest first
   */
  void add(List<CommunityCourse> courses, Spans when) {
    boolean known = false;
    int without = 0;
    for (CommunityCourse course : courses) {
      without = course.cellsWithoutData();
      if (course.people() > 0) {
        known = true;
        for (Span span : when.pieces()) {
          course.each(
              span.from(), span.to(), (millis, near) -> weigh(course.people(), millis, near));
        }
      }
    }
    cellsWithoutData += without;
    communitiesWithoutData += known ? 0 : 1;
  }

  private void weigh(long living, long millis, long near) {
    people += Math.multiplyExact(living, millis);
    covered += Math.multiplyExact(near, millis);
    communities += millis;
    standard += Coverage.reachesStandard(near, living) ? millis : 0;
  }

  Coverage coverage() {
    return new Coverage(
        people, covered, communities, standard, cellsWithoutData, communitiesWithoutData);
  }
}
