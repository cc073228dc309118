package io.xiaoneng.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the data directory 数据目录.
 *
 * @param unit code of the unit that owes it, "" where unknown
 * @param due day by which it must be aggregated; null where none is set
 * @param aggregatedOn day on which it was; null where it is not
 */
public record Dataset(
    String code,
    String nameZh,
    String nameEn,
    String unit,
    @Nullable LocalDate due,
    @Nullable LocalDate aggregatedOn)
    implements RegistryRecord {

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.DATASET, code, 0);
  }
}
