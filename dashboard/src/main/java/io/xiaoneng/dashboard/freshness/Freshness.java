package io.xiaoneng.dashboard.freshness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the figures are.
 *
 * @param latestEvent time of the youngest event in the figures, null where there is none yet
 * @param behindSeconds how far the figures are behind what was received, 0 where they have caught
 *     up
 * @param silentSources sources that have been silent for longer than is usual with them, sorted
 * @param silentSince when the first of them was last heard of; null where none is silent
 */
public record Freshness(
    @Nullable Instant latestEvent,
    long behindSeconds,
    List<String> silentSources,
    @JsonIgnore @Nullable Instant silentSince) {

  public Freshness {
    silentSources = List.copyOf(silentSources);
  }
}
