package io.xiaoneng.circle;

import org.jspecify.annotations.Nullable;

/**
 * The bits of a cell of the hexagonal grid H3 that tell which other cells it lies in; positions and
 * shapes take the library.
 *
 * @param bits of the index: mode in bits 59–62, resolution in 52–55, then the base cell and fifteen
 *     digits of three bits, those finer than the resolution all ones
 */
record H3Cell(long bits) {

  private static final int DIGITS = 15;
  private static final int DIGIT_BITS = 3;
  private static final int RESOLUTION_AT = 52;
  private static final int MODE_AT = 59;
  private static final int CELL_MODE = 1;

  /** The cell of that id in hexadecimal, or null where it is no H3 id. */
  static @Nullable H3Cell parse(String id) {
    if (!id.matches("[0-9a-fA-F]{15,16}")) {
      return null;
    }
    long bits = Long.parseUnsignedLong(id, 16);
    return bits >>> MODE_AT == CELL_MODE ? new H3Cell(bits) : null;
  }

  /** How fine it is, 0 to 15. */
  int resolution() {
    return (int) (bits >>> RESOLUTION_AT & 0xF);
  }

  /** The cell of that coarser or equal resolution that it lies in. */
  H3Cell within(int resolution) {
    int unused = DIGIT_BITS * (DIGITS - resolution);
    long coarse = bits & ~(0xFL << RESOLUTION_AT) | (long) resolution << RESOLUTION_AT;
    return new H3Cell(coarse | (1L << unused) - 1);
  }
}
