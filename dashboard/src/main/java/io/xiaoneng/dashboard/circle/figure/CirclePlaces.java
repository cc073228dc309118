package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Span;
import io.xiaoneng.dashboard.metric.PlaceParts;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The published figures of the circle and of terminals, unit by unit, for the metrics. */
@Component
class CirclePlaces implements PlaceParts {

  private static final String POPULATION = "circle-population";
  private static final String STREETS = "terminals-street";
  private static final String COMMUNITIES = "terminals-community";

  private final CircleFigures figures;
  private final PublicTerminals terminals;
  private final CellQueries cells;

  CirclePlaces(CircleFigures figures, PublicTerminals terminals, CellQueries cells) {
    this.figures = figures;
    this.terminals = terminals;
    this.cells = cells;
  }

  @Override
  public List<Look> at(String metric, List<Instant> moments) {
    if (metric.equals(STREETS) || metric.equals(COMMUNITIES)) {
      return terminals.units(metric.equals(COMMUNITIES), moments).stream()
          .map(CirclePlaces::look)
          .toList();
    }
    return moments.stream().map(each -> look(metric, rows(each))).toList();
  }

  private static Look look(SortedMap<String, Boolean> units) {
    return new Look(
        1,
        true,
        units.entrySet().stream()
            .map(each -> new Part(each.getKey(), each.getValue() ? 1 : 0, 1, true))
            .toList());
  }

  private List<CircleAnswer.Row> rows(Instant at) {
    return figures
        .answer(
            new CircleQuestion(Walk.ADULT, Window.at(at), Unit.Level.COMMUNITY, "", true, false))
        .rows();
  }

  private static Look look(String metric, List<CircleAnswer.Row> rows) {
    boolean people = metric.equals(POPULATION);
    List<Part> parts = new ArrayList<>();
    for (CircleAnswer.Row row : rows) {
      Number covered = people ? row.covered() : row.communitiesCovered();
      Number all = people ? row.people() : row.communities();
      if (covered != null) {
        boolean whole = row.cellsWithoutData() == 0 && row.communitiesWithoutData() == 0;
        parts.add(new Part(row.unit(), covered.longValue(), all.longValue(), whole));
      }
    }
    return new Look(1, true, parts);
  }

  @Override
  public List<Look> over(String metric, List<Span> pieces) {
    boolean people = metric.equals(POPULATION);
    List<Look> looks = new ArrayList<>();
    for (CircleFigures.Weighed each : figures.weighed(pieces)) {
      Span piece = pieces.get(looks.size());
      boolean all = each.millis() == piece.to() - piece.from();
      looks.add(
          new Look(
              Math.max(1, each.millis()),
              all,
              each.communities().entrySet().stream()
                  .map(unit -> part(unit.getKey(), unit.getValue(), people))
                  .toList()));
    }
    return looks;
  }

  private static Part part(String unit, Coverage sum, boolean people) {
    return new Part(
        unit,
        people ? sum.covered() : sum.communitiesCovered(),
        people ? sum.people() : sum.communities(),
        sum.complete());
  }

  @Override
  public List<CellPart> cells(Instant at) {
    CellPicture picture = cells.picture(Walk.ADULT, at);
    if (!picture.missing().isEmpty()) {
      return List.of();
    }
    Set<String> urban = new HashSet<>();
    for (CircleAnswer.Row row : rows(at)) {
      if (row.people().longValue() > 0) {
        urban.add(row.unit());
      }
    }
    List<CellPart> parts = new ArrayList<>();
    for (CellPicture.Cell cell : picture.cells()) {
      Long people = cell.population();
      if (people != null && urban.contains(cell.community())) {
        @Nullable Double minutes = cell.minutes();
        parts.add(
            new CellPart(
                cell.id(),
                cell.community(),
                people,
                minutes,
                minutes != null && minutes <= Walk.ADULT.minutes()));
      }
    }
    return parts;
  }
}
