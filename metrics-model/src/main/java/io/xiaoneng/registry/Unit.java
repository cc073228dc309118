package io.xiaoneng.registry;

import org.jspecify.annotations.Nullable;

/**
 * A unit 单位 of the tree.
 *
 * @param unitClass class inside which units are compared, "" where unclassified
 * @param parent code of the unit above, or null at the top
 * @param auto registered by the intake of an open registry, not by a person
 */
public record Unit(
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
    boolean auto)
    implements RegistryRecord {

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
