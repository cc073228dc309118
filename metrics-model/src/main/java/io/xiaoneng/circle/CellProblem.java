package io.xiaoneng.circle;

/**
 * Something about population cells or communities that is told and not counted silently.
 *
 * @param subject id of the cell, code of the community
 * @param other the cell it overlaps with, the community nobody knows; "" where there is none
 */
public record CellProblem(Kind kind, String subject, String other) {

  /** What can be the matter. */
  public enum Kind {
    /** The cell says no community: in no sum. */
    WITHOUT_COMMUNITY,
    /** The cell's community is not registered, or no community: in no sum. */
    UNKNOWN_COMMUNITY,
    /** Nobody has told how many live there: no data, and the sums it is missing from say so. */
    WITHOUT_POPULATION,
    /** The number told is below 0: treated as not told. */
    NEGATIVE_POPULATION,
    /** The cell has no coordinates: nobody can walk from it, it counts as uncovered. */
    WITHOUT_POSITION,
    /** It lies over or inside another cell, which comes first by id and is counted: in no sum. */
    OVERLAPPING,
    /** A community without any cell: no data. */
    COMMUNITY_WITHOUT_CELLS
  }
}
