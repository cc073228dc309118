package io.xiaoneng.simulator.street;

import io.xiaoneng.simulator.city.Dice;

/**
 * Draws streets on the lattice: residential streets with gaps, stairs, locked gates, diagonal
 * footpaths, courts that no street joins, arterial roads and bridges.
 */
final class StreetMap {

  private static final double CROOKED = 0.17;
  private static final double GAP = 0.09;
  private static final double STAIRS = 0.02;
  private static final double GATE = 0.004;
  private static final double DIAGONAL = 0.05;
  private static final double COURT = 0.002;

  /** Of the streets that meet a river that share crosses it. */
  private static final int BRIDGE_EACH = 16;

  /** Beyond any crossing's id. */
  private static final long GATE_IDS = 2_000_000_000L;

  private static final long COURT_IDS = 3_000_000_000L;

  // Questions asked of a crossing's dice.
  private static final int WHERE = 1;
  private static final int EASTWARD = 2;
  private static final int NORTHWARD = 3;
  private static final int ASKEW = 4;
  private static final int YARD = 5;

  private final Lattice lattice;
  private final OsmWriter out;

  StreetMap(Lattice lattice, OsmWriter out) {
    this.lattice = lattice;
    this.out = out;
  }

  void draw() {
    for (int row = 0; row < lattice.rows; row++) {
      for (int column = 0; column < lattice.columns; column++) {
        if (lattice.crossing(row, column)) {
          crossing(row, column);
        }
      }
    }
    for (int row = 0; row < lattice.rows; row++) {
      line(row, true);
    }
    for (int column = 0; column < lattice.columns; column++) {
      line(column, false);
    }
    for (int row = 0; row < lattice.rows; row++) {
      for (int column = 0; column < lattice.columns; column++) {
        askew(row, column);
      }
    }
  }

  private void crossing(int row, int column) {
    Dice dice = lattice.dice(row, column, WHERE);
    out.node(
        lattice.id(row, column),
        lattice.lon(column + CROOKED * dice.normal() / 2),
        lattice.lat(row + CROOKED * dice.normal() / 2));
    if (gated(row, column, true)) {
      gate(row, column, true);
    }
    if (gated(row, column, false)) {
      gate(row, column, false);
    }
    if (court(row, column)) {
      long id = COURT_IDS + 2L * lattice.id(row, column);
      out.node(id, lattice.lon(column + 0.4), lattice.lat(row + 0.4));
      out.node(id + 1, lattice.lon(column + 0.6), lattice.lat(row + 0.6));
    }
  }

  private boolean court(int row, int column) {
    return lattice.builtUp(row, column) && lattice.dice(row, column, YARD).chance(COURT);
  }

  private void gate(int row, int column, boolean east) {
    out.node(
        gateId(row, column, east),
        lattice.lon(east ? column + 0.5 : column),
        lattice.lat(east ? row : row + 0.5),
        "barrier",
        "gate",
        "access",
        "no",
        "foot",
        "no");
  }

  private long gateId(int row, int column, boolean east) {
    return GATE_IDS + 2L * lattice.id(row, column) + (east ? 1 : 0);
  }

  private enum Street {
    NONE,
    PLAIN,
    STAIRS,
    GATED,
    BRIDGE
  }

  private boolean gated(int row, int column, boolean east) {
    int next = next(east ? column : row, east ? row : column, east);
    return next == 1 && street(row, column, 1, east) == Street.GATED;
  }

  /** The kind of street from a crossing to one so many blocks on. */
  private Street street(int row, int column, int blocks, boolean east) {
    boolean wet =
        lattice.inRiver(east ? row : row + blocks / 2.0, east ? column + blocks / 2.0 : column);
    if (blocks > 1 || wet) {
      return wet ? Street.BRIDGE : Street.PLAIN;
    }
    Dice dice = lattice.dice(row, column, east ? EASTWARD : NORTHWARD);
    double kind = dice.unit();
    if (kind < GAP) {
      return Street.NONE;
    }
    if (kind < GAP + STAIRS) {
      return Street.STAIRS;
    }
    return kind < GAP + STAIRS + GATE ? Street.GATED : Street.PLAIN;
  }

  private boolean crossingAt(int at, int line, boolean east) {
    return east ? lattice.crossing(line, at) : lattice.crossing(at, line);
  }

  /** Blocks to the next crossing that a street leads to, or 0. */
  private int next(int at, int line, boolean east) {
    boolean arterial = line % Lattice.ARTERIAL == 0;
    if (crossingAt(at + 1, line, east)) {
      return 1;
    }
    // Over a river lead the arterial roads and some more; between quarters the arterial roads only.
    int farthest = arterial ? Lattice.ARTERIAL_BLOCKS : line % BRIDGE_EACH == 0 ? 5 : 0;
    for (int blocks = 2; blocks <= farthest; blocks++) {
      if (crossingAt(at + blocks, line, east)) {
        double middle = at + blocks / 2.0;
        boolean wet = east ? lattice.inRiver(line, middle) : lattice.inRiver(middle, line);
        return arterial || wet ? blocks : 0;
      }
    }
    return 0;
  }

  /** All streets of one line of the lattice, joined to ways as long as they are of one kind. */
  private void line(int line, boolean east) {
    int length = east ? lattice.columns : lattice.rows;
    long[] nodes = new long[2 * length + 2];
    int count = 0;
    Street kind = Street.NONE;
    for (int at = 0; at < length; ) {
      int blocks = crossingAt(at, line, east) ? next(at, line, east) : 0;
      int row = east ? line : at;
      int column = east ? at : line;
      Street street = blocks == 0 ? Street.NONE : street(row, column, blocks, east);
      boolean goesOn =
          street == kind && street == Street.PLAIN
              || street == Street.GATED && kind == Street.PLAIN;
      if (!goesOn) {
        flush(nodes, count, kind, line);
        count = 0;
        kind = street == Street.GATED ? Street.PLAIN : street;
        nodes[count++] = lattice.id(row, column);
      }
      if (street == Street.NONE) {
        count = 0;
      } else {
        if (street == Street.GATED) {
          nodes[count++] = gateId(row, column, east);
        }
        nodes[count++] = lattice.id(east ? line : at + blocks, east ? at + blocks : line);
      }
      at += Math.max(1, blocks);
    }
    flush(nodes, count, kind, line);
  }

  private void flush(long[] nodes, int count, Street kind, int line) {
    if (count < 2) {
      return;
    }
    switch (kind) {
      case STAIRS -> out.way(nodes, count, "highway", "steps");
      case BRIDGE -> out.way(nodes, count, "highway", "footway", "bridge", "yes");
      default ->
          out.way(
              nodes,
              count,
              "highway",
              line % Lattice.ARTERIAL == 0
                  ? "secondary"
                  : line % 4 == 0 ? "tertiary" : "residential");
    }
  }

  private void askew(int row, int column) {
    if (!lattice.crossing(row, column)) {
      return;
    }
    if (lattice.crossing(row + 1, column + 1)
        && lattice.builtUp(row, column)
        && lattice.dice(row, column, ASKEW).chance(DIAGONAL)) {
      way(lattice.id(row, column), lattice.id(row + 1, column + 1));
    }
    if (court(row, column)) {
      long id = COURT_IDS + 2L * lattice.id(row, column);
      way(id, id + 1);
    }
  }

  private void way(long from, long to) {
    out.way(new long[] {from, to}, 2, "highway", "footway");
  }
}
