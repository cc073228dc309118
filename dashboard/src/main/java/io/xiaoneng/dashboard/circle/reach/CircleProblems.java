package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.dashboard.circle.reach.CircleProblem.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells what is wrong with streets, cells and points, for the API and the data-quality page. */
@Service
public class CircleProblems {

  private final ReachKeeper keeper;
  private final Streets streets;

  CircleProblems(ReachKeeper keeper, Streets streets) {
    this.keeper = keeper;
    this.streets = streets;
  }

  /**
   * The problems of one kind.
   *
   * @param examples the first by id
   */
  public record Group(Kind kind, int count, List<CircleProblem> examples) {}

  /**
   * All of it, shortened.
   *
   * @param streets how it stands with the streets
   * @param edges of the streets, 0 without
   * @param cells that the registry has
   * @param points that the registry has
   */
  public record Overview(
      Streets.State streets, int edges, int cells, int points, List<Group> groups) {

    /** Number of problems. */
    public int count() {
      return groups.stream().mapToInt(Group::count).sum();
    }
  }

  /** By kind, the gravest first, with some examples each. */
  public Overview overview(int examples) {
    Ground ground = keeper.ground();
    Map<Kind, List<CircleProblem>> byKind = new EnumMap<>(Kind.class);
    for (CircleProblem each : ground.problems()) {
      byKind.computeIfAbsent(each.kind(), kind -> new ArrayList<>()).add(each);
    }
    List<Group> groups = new ArrayList<>();
    byKind.forEach(
        (kind, all) ->
            groups.add(
                new Group(
                    kind,
                    all.size(),
                    List.copyOf(all.subList(0, Math.min(examples, all.size()))))));
    Streets.Loaded loaded = ground.streets();
    return new Overview(
        streets.state(),
        loaded == null ? 0 : loaded.network().edges(),
        ground.cells().cells().size(),
        ground.points().size(),
        groups);
  }

  /**
   * Those of a kind, or all.
   *
   * @param kind null for all
   */
  public List<CircleProblem> of(@Nullable Kind kind) {
    List<CircleProblem> all = keeper.ground().problems();
    return kind == null ? all : all.stream().filter(each -> each.kind() == kind).toList();
  }
}
