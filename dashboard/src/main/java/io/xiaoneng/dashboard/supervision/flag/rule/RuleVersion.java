package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.flag.FlagRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of the rule and what is known of it.
 *
 * @param rule with {@code IN_FORCE} where it counts in the running month
 * @param stopped whether it no longer runs in shadow
 * @param harsher in which numbers it is harsher than was promised to those who are judged: then it
 *     can never count
 * @param madeBy null for one that comes with the program
 */
public record RuleVersion(
    FlagRule rule,
    boolean stopped,
    List<String> harsher,
    @Nullable String madeBy,
    @Nullable Instant madeAt) {

  /** Takes its own copy. */
  public RuleVersion {
    harsher = List.copyOf(harsher);
  }
}
