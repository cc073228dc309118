package io.xiaoneng.assessment;

import io.xiaoneng.registry.Unit;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is assessed together: units of some levels, or whatever a dimension of the metrics has a row
 * for, such as agencies. A new population needs data and a scheme, and no program.
 *
 * @param dimension as in the API, for example {@code unit} or {@code agency}
 * @param levels of the units; empty for every other dimension
 * @param under level of the unit right above each of them, so that a district's departments are not
 *     taken for the city's; null where that does not matter
 */
public record Population(String dimension, Set<Unit.Level> levels, Unit.@Nullable Level under) {

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
    if (!dimension.equals(UNITS) && under != null) {
      throw new SchemeException(dimension + " stands under no unit");
    }
  }

  /** Wherever they stand. */
  public Population(String dimension, Set<Unit.Level> levels) {
    this(dimension, levels, null);
  }

  /** Units of these levels right below a unit of that level; null for wherever they stand. */
  public static Population units(Set<Unit.Level> levels, Unit.@Nullable Level under) {
    return new Population(UNITS, levels, under);
  }

  /** Units of these levels. */
  public static Population units(Set<Unit.Level> levels) {
    return new Population(UNITS, levels);
  }

  /**
   * Whether a unit belongs to it.
   *
   * @param above level of the unit right above it; null for none, which counts as the city
   */
  public boolean has(Unit.Level level, Unit.@Nullable Level above) {
    return levels.contains(level)
        && (under == null || under == (above == null ? Unit.Level.CITY : above));
  }

  /** Whether somebody may belong to both. */
  public boolean meets(Population other) {
    if (!dimension.equals(other.dimension)) {
      return false;
    }
    boolean apart = under != null && other.under != null && under != other.under;
    return !ofUnits() || (!apart && levels.stream().anyMatch(other.levels::contains));
  }

  /** Whether it is of units. */
  public boolean ofUnits() {
    return dimension.equals(UNITS);
  }
}
