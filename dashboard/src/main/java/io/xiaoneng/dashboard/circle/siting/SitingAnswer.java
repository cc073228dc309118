package io.xiaoneng.dashboard.circle.siting;

import java.time.Duration;
import java.util.List;

/**
 * Sites that were chosen, and how good the choice is proven to be.
 *
 * @param sites chosen, in the order of the candidates
 * @param served people whom they serve, counted again from the choice
 * @param people everybody
 * @param bound what no choice can beat: of {@link SitingSolver#mostServed} people that could at
 *     most be served, of {@link SitingSolver#fewest} sites that are needed at least
 * @param gap how far the answer may be from the best, as a share of the bound: 0 means proven
 *     exactly best
 * @param took how long it was computed
 */
public record SitingAnswer(
    List<String> sites, long served, long people, long bound, double gap, Duration took) {

  /** Whether no other choice is better. */
  public boolean proven() {
    return gap == 0;
  }
}
