package io.xiaoneng.registry;

import org.jspecify.annotations.Nullable;

/**
 * A cell of the population grid 人口网格.
 *
 * @param lon of its middle, WGS 84, degrees
 * @param lat of its middle, WGS 84, degrees
 * @param population people who live there; null where not told
 * @param community code of the community it lies in, "" where unknown
 */
public record Cell(
    String id,
    @Nullable Double lon,
    @Nullable Double lat,
    @Nullable Long population,
    String community)
    implements RegistryRecord {

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.CELL, id, 0);
  }
}
