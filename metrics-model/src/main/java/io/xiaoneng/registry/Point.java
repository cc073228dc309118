package io.xiaoneng.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service point 网点.
 *
 * @param kind HALL, CENTRE, TERMINAL or MAILBOX; "" where unclassified
 * @param unit code of the unit it belongs to, "" where unknown
 * @param lon WGS 84, degrees
 * @param lat WGS 84, degrees
 * @param hours opening hours in opening_hours syntax, "" where unknown
 * @param items codes of the items offered there
 */
public record Point(
    String id,
    String kind,
    String nameZh,
    String nameEn,
    String unit,
    @Nullable Double lon,
    @Nullable Double lat,
    String hours,
    List<String> items,
    boolean auto)
    implements RegistryRecord {

  /** Kinds a point may have, besides "". */
  public static final List<String> KINDS = List.of("HALL", "CENTRE", "TERMINAL", "MAILBOX");

  public Point {
    items = List.copyOf(items);
  }

  /** A point whose items are not told. */
  public Point(
      String id,
      String kind,
      String nameZh,
      String nameEn,
      String unit,
      @Nullable Double lon,
      @Nullable Double lat,
      String hours,
      boolean auto) {
    this(id, kind, nameZh, nameEn, unit, lon, lat, hours, List.of(), auto);
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.POINT, id, 0);
  }
}
