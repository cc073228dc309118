package io.xiaoneng.registry;

import java.time.Duration;
import java.util.List;

/**
 * A sender of events.
 *
 * @param prefix of the envelope's {@code source}
 * @param unit code of the owning unit, "" where unknown
 * @param reportsVisits whether it sends case.visited
 * @param reportsHeartbeats whether its points send heartbeats
 * @param expectedLag how late an event may be recorded; 5 minutes by default
 * @param ownerLevel whose system it is, one of {@link #OWNER_LEVELS}; "" where unknown
 */
public record Source(
    String prefix,
    String nameZh,
    String nameEn,
    String unit,
    boolean reportsVisits,
    boolean reportsHeartbeats,
    Duration expectedLag,
    String ownerLevel)
    implements RegistryRecord {

  /** 国家, 省, 市, 区县, 部门, 镇街 systems. */
  public static final List<String> OWNER_LEVELS =
      List.of("NATIONAL", "PROVINCE", "CITY", "DISTRICT", "DEPARTMENT", "STREET");

  /** A source whose owner's level is not known. */
  public Source(
      String prefix,
      String nameZh,
      String nameEn,
      String unit,
      boolean reportsVisits,
      boolean reportsHeartbeats,
      Duration expectedLag) {
    this(prefix, nameZh, nameEn, unit, reportsVisits, reportsHeartbeats, expectedLag, "");
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.SOURCE, prefix, 0);
  }
}
