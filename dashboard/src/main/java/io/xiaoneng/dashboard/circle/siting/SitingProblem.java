package io.xiaoneng.dashboard.circle.siting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sites could serve whom. People that the same sites could serve are one group, which makes
 * thousands of cells a few hundred groups and changes no answer. Immutable.
 */
public final class SitingProblem {

  /**
   * People that exactly these sites could serve.
   *
   * @param people 0 or more
   * @param sites indices, ascending, not empty
   */
  record Group(long people, int[] sites) {}

  private final List<String> sites;
  private final List<Group> groups;
  private final long people;
  private final long unreachable;

  private SitingProblem(List<String> sites, List<Group> groups, long people, long unreachable) {
    this.sites = sites;
    this.groups = groups;
    this.people = people;
    this.unreachable = unreachable;
  }

  /** Candidate sites, in the order they were told. */
  public List<String> sites() {
    return sites;
  }

  /** Everybody, served or not. */
  public long people() {
    return people;
  }

  /** People whom no candidate could serve, not even all together. */
  public long unreachable() {
    return unreachable;
  }

  List<Group> groups() {
    return groups;
  }

  /** People whom these sites serve together, each counted once. */
  long served(boolean[] chosen) {
    long served = 0;
    for (Group group : groups) {
      served += Arrays.stream(group.sites).anyMatch(site -> chosen[site]) ? group.people : 0;
    }
    return served;
  }

  /** A problem told piece by piece. */
  public static Builder of(List<String> sites) {
    return new Builder(sites);
  }

  /** Gathers who could be served by which sites. */
  public static final class Builder {

    private final List<String> sites;
    private final Map<List<Integer>, Long> groups = new HashMap<>();
    private long people;
    private long unreachable;

    private Builder(List<String> sites) {
      this.sites = List.copyOf(sites);
      if (sites.isEmpty()) {
        throw new IllegalArgumentException("there is no candidate site");
      }
      if (sites.stream().distinct().count() != sites.size()) {
        throw new IllegalArgumentException("a candidate site is named twice");
      }
    }

    /**
     * Adds people.
     *
     * @param count 0 or more; a place without people still has to be served where all are
     * @param by indices of the sites that could serve them, in any order; none for unreachable ones
     * @throws IllegalArgumentException for a negative number or an unknown site
     */
    public Builder add(long count, int... by) {
      if (count < 0) {
        throw new IllegalArgumentException(count + " people cannot be served");
      }
      int[] sorted = Arrays.stream(by).sorted().distinct().toArray();
      if (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= sites.size())) {
        throw new IllegalArgumentException("there is no site " + Arrays.toString(sorted));
      }
      people = Math.addExact(people, count);
      if (sorted.length == 0) {
        unreachable += count;
      } else {
        groups.merge(Arrays.stream(sorted).boxed().toList(), count, Long::sum);
      }
      return this;
    }

    /** The problem of what was added. */
    public SitingProblem build() {
      List<Group> all = new ArrayList<>();
      groups.forEach(
          (by, count) ->
              all.add(new Group(count, by.stream().mapToInt(Integer::intValue).toArray())));
      // The same problem in the same order, whatever order it was told in.
      all.sort((a, b) -> Arrays.compare(a.sites, b.sites));
      return new SitingProblem(sites, List.copyOf(all), people, unreachable);
    }
  }
}
