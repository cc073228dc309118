package io.xiaoneng.dashboard.supervision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the matters of one kind are kept. */
public interface MatterStore<F extends MatterFile> {

  /** The matter of that number, with its history. */
  Optional<F> find(long id);

  /** Open matters whose term ends before an instant, the longest overdue first. */
  List<F> dueBefore(Instant instant, int limit);

  /**
   * Keeps the step that a matter took last.
   *
   * @param due when the term of whoever it waits for now ends; null for none
   * @return false where somebody else took one meanwhile, and nothing was kept
   */
  boolean advance(F file, @Nullable Instant due);
}
