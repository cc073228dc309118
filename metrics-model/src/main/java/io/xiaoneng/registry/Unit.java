package io.xiaoneng.registry;

import org.jspecify.annotations.Nullable;

/**
 * A unit 单位 of the tree.
 *
 * @param unitClass class inside which units are compared, "" where unclassified
 * @param parent code of the unit above, or null at the top
 * @param validity from when to when it exists, and who took over; a unit that moves in the tree
 *     from a day on is a new unit that succeeds this one
 * @param urban whether it is an urban one (communities)
 * @param lon WGS 84, degrees
 * @param lat WGS 84, degrees
 * @param auto registered by the intake of an open registry, not by a person
 */
public record Unit(
    String code,
    String nameZh,
    String nameEn,
    Level level,
    String unitClass,
    @Nullable String parent,
    Validity validity,
    boolean urban,
    @Nullable Long population,
    @Nullable Double lon,
    @Nullable Double lat,
    boolean auto)
    implements RegistryRecord {

  /** A unit that always exists. */
  public Unit(
      String code,
      String nameZh,
      String nameEn,
      Level level,
      String unitClass,
      @Nullable String parent,
      boolean urban,
      @Nullable Long population,
      @Nullable Double lon,
      @Nullable Double lat,
      boolean auto) {
    this(
        code,
        nameZh,
        nameEn,
        level,
        unitClass,
        parent,
        Validity.ALWAYS,
        urban,
        population,
        lon,
        lat,
        auto);
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.UNIT, code, 0);
  }

  /** Levels of the tree, from the top. */
  public enum Level {
    CITY,
    DISTRICT,
    DEPARTMENT,
    STREET,
    COMMUNITY,
    /** Registered by itself; nobody has said yet what it is. */
    UNCLASSIFIED
  }
}
