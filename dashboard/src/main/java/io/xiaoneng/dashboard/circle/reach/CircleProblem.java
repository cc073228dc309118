package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.CellProblem;

/**
 * Something wrong with streets, cells or points of the circle, told and never counted silently.
 *
 * @param id of the cell or point, code of the community; "" for all of them together
 * @param detail one sentence, the other cell or the unknown community; "" where the kind says all
 */
public record CircleProblem(Kind kind, String id, String detail) {

  /** What can be the matter, the gravest first. */
  public enum Kind {
    STREETS_MISSING,
    STREETS_DAMAGED,
    POINTS_SWAPPED,
    POINTS_ALL_OUTSIDE,
    CELLS_SWAPPED,
    CELLS_ALL_OUTSIDE,
    POINT_WITHOUT_PLACE,
    POINT_OUTSIDE,
    POINT_TOO_FAR,
    POINT_AT_ISLAND,
    POINT_WITHOUT_HOURS,
    POINT_HOURS_UNREADABLE,
    CELL_WITHOUT_COMMUNITY,
    CELL_UNKNOWN_COMMUNITY,
    CELL_OVERLAPPING,
    CELL_WITHOUT_POSITION,
    CELL_WITHOUT_POPULATION,
    CELL_NEGATIVE_POPULATION,
    COMMUNITY_WITHOUT_CELLS,
    CELL_OUTSIDE,
    CELL_TOO_FAR,
    CELL_AT_ISLAND
  }

  static CircleProblem of(CellProblem problem) {
    Kind kind =
        problem.kind() == CellProblem.Kind.COMMUNITY_WITHOUT_CELLS
            ? Kind.COMMUNITY_WITHOUT_CELLS
            : Kind.valueOf("CELL_" + problem.kind().name());
    return new CircleProblem(kind, problem.subject(), problem.other());
  }
}
