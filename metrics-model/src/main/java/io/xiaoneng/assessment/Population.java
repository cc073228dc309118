package io.xiaoneng.assessment;

import io.xiaoneng.registry.Unit;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is assessed together: units of some levels, or whatever a dimension of the metrics has a row
 * for, such as agencies. A new population needs data and a scheme, and no program.
 *
 * @param dimension as in the API, for example {@code unit} or {@code agency}
 * @param levels of the units; empty for every other dimension
 */
public record Population(String dimension, Set<Unit.Level> levels) {

  /** The dimension of units. */
  public static final String UNITS = "unit";

  /**
   * Checks that levels stand for units and nothing else.
   *
   * @throws SchemeException where they do not
   */
  public Population {
    // In their own order: what is frozen must not depend on chance.
    levels = Collections.unmodifiableSet(new TreeSet<>(levels));
    if (dimension.isBlank()) {
      throw new SchemeException("a class names no dimension");
    }
    if (dimension.equals(UNITS) && levels.isEmpty()) {
      throw new SchemeException("a class of units has no level");
    }
    if (!dimension.equals(UNITS) && !levels.isEmpty()) {
      throw new SchemeException(dimension + " has no levels, units have");
    }
  }

  /** Units of these levels. */
  public static Population units(Set<Unit.Level> levels) {
    return new Population(UNITS, levels);
  }

  /** Whether it is of units. */
  public boolean ofUnits() {
    return dimension.equals(UNITS);
  }
}
