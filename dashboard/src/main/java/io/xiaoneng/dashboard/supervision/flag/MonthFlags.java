package io.xiaoneng.dashboard.supervision.flag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flags of a month by the rule in force. Whoever asks has been let in before; nothing here
 * narrows but the units asked for.
 */
@Component
public class MonthFlags {

  private static final int ALL = 10_000;

  private final FlagStore store;
  private final JsonMapper json;

  MonthFlags(FlagStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  /**
   * Those that stand, the weightiest first.
   *
   * @param month {@code 2026-03}
   * @param units only of these, and none of whole classes; null for all
   */
  public List<Flag> standing(String month, @Nullable Set<String> units) {
    return store.list(new FlagFilter(units, null, null, month, null, null, 0, ALL)).stream()
        .filter(each -> each.withdrawnAt() == null)
        .toList();
  }

  /**
   * Code of the unit that has to see to the problem of a whole class; null where nothing says
   * which.
   */
  public @Nullable String lead(Flag flag) {
    return store
        .evidence(flag.id())
        .map(each -> json.readValue(each, FlagEvidence.class).lead())
        .map(FlagEvidence.Name::code)
        .filter(each -> !each.isEmpty())
        .orElse(null);
  }

  /** Whether the rule in force was ever applied to anything. */
  public boolean everJudged() {
    return store.lastMade().isPresent();
  }

  /** When the rule in force was last applied to that month; empty where it never was. */
  public Optional<Instant> judgedAt(String month) {
    return store.lastMade(month);
  }
}
