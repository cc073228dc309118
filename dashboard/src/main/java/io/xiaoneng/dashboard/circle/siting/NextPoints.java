package io.xiaoneng.dashboard.circle.siting;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.street.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Makes the problem of siting the next points: whom candidates would cover who are not covered. */
public final class NextPoints {

  private NextPoints() {}

  /**
   * The problem over the cells that no point covers yet. Cells that are in no sum, or whose people
   * nobody knows, take no part.
   *
   * @param sites names of the candidates
   * @param reaches of the candidates, in the same order
   * @param limit millimetres of the longest way that still counts
   * @param covered who is covered already, over the same cells
   * @throws IllegalArgumentException where there is not one reach for each candidate
   */
  public static SitingProblem problem(
      List<String> sites, List<Reach> reaches, int limit, CellMap map, CoverageCount covered) {
    if (sites.size() != reaches.size()) {
      throw new IllegalArgumentException(
          sites.size() + " candidate sites and " + reaches.size() + " reaches");
    }
    List<List<Integer>> near = new ArrayList<>();
    map.cells().forEach(cell -> near.add(new ArrayList<>()));
    for (int site = 0; site < reaches.size(); site++) {
      Reach reach = reaches.get(site);
      for (int i = 0; i < reach.size(); i++) {
        if (reach.millimetres()[i] <= limit) {
          near.get(reach.places()[i]).add(site);
        }
      }
    }
    SitingProblem.Builder problem = SitingProblem.of(sites);
    for (int cell = 0; cell < near.size(); cell++) {
      OptionalLong people = map.population(cell);
      if (people.isPresent() && !covered.covers(cell)) {
        problem.add(
            people.getAsLong(), near.get(cell).stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return problem.build();
  }
}
