package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /circle/cells}: what the map's page draws of cells, out of memory, column by column. */
@RestController
class MapCells {

  /** Where it is asked for; takes the parameters of the page. */
  static final String PATH = "/circle/cells";

  /** Degrees are told to about a metre. */
  private static final double PRECISE = 1e5;

  private final PlanService plans;
  private final MapMoments moments;

  MapCells(PlanService plans, MapMoments moments) {
    this.plans = plans;
    this.moments = moments;
  }

  /**
   * The cells.
   *
   * @param population null where nobody knows, and for a cell that is in no sum
   * @param community its place in the list, -1 for a cell that is in no sum
   * @param minutes to the nearest open point; null where none is within half an hour
   */
  record Columns(
      List<String> communities,
      List<String> id,
      double[] lon,
      double[] lat,
      @Nullable Long[] population,
      int[] community,
      @Nullable Double[] minutes) {}

  @GetMapping(PATH)
  ResponseEntity<Columns> cells(HttpServletRequest request) {
    WhatIfQuestion question = MapQuestion.of(Parameters.filled(request), moments).question();
    PlanCity city = plans.standing().city();
    PlanService.Day day = plans.day(Objects.requireNonNull(question.at()));
    CellMap map = city.map();
    List<PlanPoint> points =
        day.points().stream().map(each -> new PlanPoint(each, city.reach(each.id()))).toList();
    Walks walks = Walks.of(map.cells().size(), WhatIf.openReaches(question, points));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(columns(map, walks, question));
  }

  private static Columns columns(CellMap map, Walks walks, WhatIfQuestion question) {
    int size = map.cells().size();
    Map<String, Integer> communityOf = new LinkedHashMap<>();
    List<String> ids = new ArrayList<>();
    double[] lon = new double[size];
    double[] lat = new double[size];
    @Nullable Long[] population = new Long[size];
    int[] community = new int[size];
    @Nullable Double[] minutes = new Double[size];
    int drawn = 0;
    for (int i = 0; i < size; i++) {
      Cell cell = map.cells().get(i);
      Double east = cell.lon();
      Double north = cell.lat();
      if (east == null || north == null) {
        continue;
      }
      Unit unit = map.community(i);
      ids.add(cell.id());
      lon[drawn] = Math.round(east * PRECISE) / PRECISE;
      lat[drawn] = Math.round(north * PRECISE) / PRECISE;
      population[drawn] =
          map.population(i).isPresent() ? (Long) map.population(i).getAsLong() : null;
      community[drawn] =
          unit == null ? -1 : communityOf.computeIfAbsent(unit.code(), code -> communityOf.size());
      minutes[drawn] = walks.minutes(i, question.pace());
      drawn++;
    }
    return new Columns(
        List.copyOf(communityOf.keySet()),
        ids,
        Arrays.copyOf(lon, drawn),
        Arrays.copyOf(lat, drawn),
        Arrays.copyOf(population, drawn),
        Arrays.copyOf(community, drawn),
        Arrays.copyOf(minutes, drawn));
  }
}
