package io.xiaoneng.cube;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.cube.CubeKey.Cohort;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one case adds to one cell; every contribution counts the case once ({@code n} = 1).
 *
 * @param onTime due: decided by due
 * @param late due: ended after due
 * @param supplemented decided: with at least one supplement request
 * @param stopped decided, COMMITTED: with at least one STOP
 * @param stoppedDays decided, COMMITTED: counted days that did not count
 * @param d1 decided, COMMITTED, with acceptance: handling time in counted days; else null
 * @param d2Millis decided, with application: end-to-end time in milliseconds; else null
 * @param windowGeneral accepted: at a GENERAL window
 */
public record CubeContribution(
    CubeKey key,
    boolean onTime,
    boolean late,
    boolean supplemented,
    boolean stopped,
    int stoppedDays,
    @Nullable Integer d1,
    @Nullable Long d2Millis,
    boolean windowGeneral) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CubeContribution that
            && flags() == that.flags()
            && stoppedDays == that.stoppedDays
            && Objects.equals(d1, that.d1)
            && Objects.equals(d2Millis, that.d2Millis)
            && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    int hash = key.hashCode() * 31 + flags();
    hash = hash * 31 + stoppedDays;
    hash = hash * 31 + Objects.hashCode(d1);
    return hash * 31 + Objects.hashCode(d2Millis);
  }

  private int flags() {
    return (onTime ? 1 : 0)
        | (late ? 2 : 0)
        | (supplemented ? 4 : 0)
        | (stopped ? 8 : 0)
        | (windowGeneral ? 16 : 0);
  }

  /**
   * What that case adds to the cube: nothing for a test case and for one without attributes, its
   * quarantine alone for a quarantined one.
   */
  public static List<CubeContribution> of(CaseFacts facts) {
    CaseFacts.Attributes attributes = facts.attributes();
    if (attributes == null || facts.test()) {
      return List.of();
    }
    CaseFacts.Dates dates = facts.dates();
    if (facts.quarantined()) {
      return List.of(counted(key(Cohort.QUARANTINED, dates.first(), facts, attributes)));
    }
    List<CubeContribution> all = new ArrayList<>(4);
    if (dates.applied() != null) {
      all.add(counted(key(Cohort.APPLIED, dates.applied(), facts, attributes)));
    }
    if (dates.accepted() != null) {
      Cohort cohort = facts.deemed() ? Cohort.DEEMED : Cohort.ACCEPTED;
      all.add(
          new CubeContribution(
              key(cohort, dates.accepted(), facts, attributes),
              false,
              false,
              false,
              false,
              0,
              null,
              null,
              facts.window().equals("GENERAL")));
    }
    if (dates.decided() != null) {
      all.add(decided(facts, key(Cohort.DECIDED, dates.decided(), facts, attributes)));
    }
    if (dates.due() != null && facts.duePromise() != null) {
      CubeContribution due =
          due(facts, facts.duePromise(), key(Cohort.DUE, dates.due(), facts, attributes));
      if (due != null) {
        all.add(due);
      }
    }
    return all;
  }

  private static CubeContribution decided(CaseFacts facts, CubeKey key) {
    boolean committed = facts.kind().equals("COMMITTED");
    Instant end = facts.deliveredAt() != null ? facts.deliveredAt() : facts.decidedAt();
    return new CubeContribution(
        key,
        false,
        false,
        facts.supplementRequests() > 0,
        committed && facts.stops() > 0,
        committed ? facts.stoppedDays() : 0,
        committed ? facts.d1() : null,
        end == null || facts.appliedAt() == null
            ? null
            : end.toEpochMilli() - facts.appliedAt().toEpochMilli(),
        false);
  }

  private static @Nullable CubeContribution due(CaseFacts facts, Instant due, CubeKey key) {
    boolean onTime = byDue(facts.decidedAt(), due);
    if (!onTime && (byDue(facts.refusedAt(), due) || byDue(facts.closedAt(), due))) {
      return null;
    }
    boolean late = !onTime && facts.endedAt() != null;
    return new CubeContribution(key, onTime, late, false, false, 0, null, null, false);
  }

  private static boolean byDue(@Nullable Instant end, Instant due) {
    return end != null && !end.isAfter(due);
  }

  private static CubeContribution counted(CubeKey key) {
    return new CubeContribution(key, false, false, false, false, 0, null, null, false);
  }

  private static CubeKey key(
      Cohort cohort, LocalDate day, CaseFacts facts, CaseFacts.Attributes attributes) {
    return new CubeKey(
        cohort,
        day,
        attributes.district(),
        attributes.channel(),
        attributes.itemType(),
        facts.kind());
  }
}
