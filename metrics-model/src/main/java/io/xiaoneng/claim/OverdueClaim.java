package io.xiaoneng.claim;

import io.xiaoneng.supervision.MatterCourse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A claim: its history and nothing else.
 *
 * @param history the oldest first; the first entry raises it
 */
public record OverdueClaim(ClaimReason reason, List<ClaimEntry> history)
    implements MatterCourse<ClaimEntry> {

  /** Copies the history. */
  public OverdueClaim {
    history = List.copyOf(history);
    if (history.isEmpty() || history.get(0).step() != ClaimStep.RAISE) {
      throw new IllegalArgumentException("a claim begins with being raised");
    }
  }

  @Override
  public ClaimState state() {
    return last().step().to();
  }

  /** When it was raised. */
  public Instant raisedAt() {
    return history.get(0).at();
  }

  /** Counted days that are claimed. */
  public int claimed() {
    return history.get(0).days();
  }

  /** Counted days that were granted; 0 unless it is accepted. */
  public int granted() {
    return state() == ClaimState.ACCEPTED ? last().days() : 0;
  }

  /** Days of the case that are spoken for by it. */
  public int standing() {
    return state() == ClaimState.ACCEPTED ? granted() : state().stands() ? claimed() : 0;
  }

  OverdueClaim with(ClaimEntry entry) {
    List<ClaimEntry> longer = new ArrayList<>(history);
    longer.add(entry);
    return new OverdueClaim(reason, longer);
  }
}
