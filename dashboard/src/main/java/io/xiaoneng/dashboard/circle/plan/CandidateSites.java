package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sites to choose from where nobody names any. */
final class CandidateSites {

  /** Most cells that are made candidates of: more would cost the solver its proof. */
  static final int MOST_CELLS = 600;

  private CandidateSites() {}

  /** The uncovered cells with most people; of equally many the first by id. */
  static List<SitingQuestion.Candidate> ofCells(CellMap map, CoverageCount covered) {
    List<Integer> uncovered = new ArrayList<>();
    for (int cell = 0; cell < map.cells().size(); cell++) {
      if (!covered.covers(cell) && map.population(cell).orElse(0) > 0) {
        uncovered.add(cell);
      }
    }
    uncovered.sort(
        Comparator.comparingLong((Integer cell) -> map.population(cell).orElse(0))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    List<SitingQuestion.Candidate> candidates = new ArrayList<>();
    for (int index : uncovered) {
      Cell cell = map.cells().get(index);
      Double lon = cell.lon();
      Double lat = cell.lat();
      if (lon != null && lat != null && candidates.size() < MOST_CELLS) {
        candidates.add(new SitingQuestion.Candidate(cell.id(), lon, lat));
      }
    }
    return candidates;
  }

  /** The middle of the people of each community, by its code. */
  static List<SitingQuestion.Candidate> ofCommunities(CellMap map) {
    Map<String, double[]> sums = new TreeMap<>();
    for (int index = 0; index < map.cells().size(); index++) {
      Cell cell = map.cells().get(index);
      Unit community = map.community(index);
      Double lon = cell.lon();
      Double lat = cell.lat();
      long people = map.population(index).orElse(0);
      if (community != null && lon != null && lat != null && people > 0) {
        double[] sum = sums.computeIfAbsent(community.code(), code -> new double[3]);
        sum[0] += people;
        sum[1] += people * lon;
        sum[2] += people * lat;
      }
    }
    List<SitingQuestion.Candidate> candidates = new ArrayList<>();
    sums.forEach(
        (code, sum) -> {
          if (candidates.size() < SitingQuestion.MOST_CANDIDATES) {
            candidates.add(new SitingQuestion.Candidate(code, sum[1] / sum[0], sum[2] / sum[0]));
          }
        });
    return candidates;
  }
}
