package io.xiaoneng.dashboard.supervision;

import java.time.Instant;

/** Somebody else went on with a matter after it was read. */
public final class OvertakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Standing standing;

  /**
   * How the matter stands by now.
   *
   * @param step what was done last
   * @param by who did it
   */
  public record Standing(String state, int version, String step, String by, Instant at) {}

  /** The matter stands like this by now. */
  public OvertakenException(Standing standing) {
    super(
        "%s has taken step %s at %s; it is %s now"
            .formatted(standing.by(), standing.step(), standing.at(), standing.state()));
    this.standing = standing;
  }

  /** How the matter stands by now. */
  public Standing standing() {
    return standing;
  }
}
