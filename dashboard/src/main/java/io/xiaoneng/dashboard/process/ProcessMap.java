package io.xiaoneng.dashboard.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How cases go from one activity to the next, and where their time goes. Durations are real hours
 * of 3 600 s; percentiles are those of type 7.
 *
 * @param cases cases looked at
 * @param duration from a case's first activity to its last one so far; of it no share
 * @param activities by number of times, the most first
 * @param edges what follows what directly, by total waiting time, the longest first
 * @param variants whole ways, the commonest first, at most {@link #VARIANTS}
 * @param otherVariants ways that are not listed
 */
public record ProcessMap(
    int cases,
    Hours duration,
    List<Activity> activities,
    List<Edge> edges,
    List<Variant> variants,
    int otherVariants) {

  static final int VARIANTS = 20;

  /** Hours in which somebody worked on a step. */
  public double working() {
    return activities.stream().mapToDouble(each -> each.working().total()).sum();
  }

  /** Hours in which nobody did. */
  public double waiting() {
    return edges.stream().mapToDouble(each -> each.waiting().total()).sum();
  }

  /** Hours: of those that are known, and their total as a share of all hours of the map. */
  public record Hours(
      int n, @Nullable Double p50, @Nullable Double p90, double total, @Nullable Double share) {}

  /**
   * An activity.
   *
   * @param step whether it is a step 环节 with a beginning and an end
   * @param times how often it took place
   * @param cases in how many cases
   * @param first how many cases begin with it
   * @param last how many cases end with it, so far
   * @param working between its beginning and its end; empty but for steps
   */
  public record Activity(
      String name, boolean step, int times, int cases, int first, int last, Hours working) {}

  /** One activity right after another, with the hours between them: nobody worked on the case. */
  public record Edge(String from, String to, int times, Hours waiting) {}

  /** A whole way. */
  public record Variant(List<String> activities, int cases, double share, Hours duration) {}
}
