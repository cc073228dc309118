package io.xiaoneng.change;

/**
 * What cases that have something in common add to a change.
 *
 * @param before what they were in the earlier period; nothing where there were none
 * @param after likewise in the later one
 * @param effects sum to the change over all
 */
public record Contribution(Amount before, Amount after, Effects effects) {

  /** Nothing. */
  public static final Contribution NONE = new Contribution(Amount.NONE, Amount.NONE, Effects.NONE);

  /** Both together. */
  public Contribution plus(Contribution other) {
    return new Contribution(
        before.plus(other.before), after.plus(other.after), effects.plus(other.effects));
  }
}
