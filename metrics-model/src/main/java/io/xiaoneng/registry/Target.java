package io.xiaoneng.registry;

import java.time.LocalDate;

/**
 * What a metric shall reach 目标值.
 *
 * @param metric id of the metric
 * @param scope code of the unit whose subtree it holds for; "" for the whole city
 * @param period as written: {@code 2026}, {@code 2026-Q1}, {@code 2026-03} or {@code
 *     2026-01-01..2026-06-30}
 * @param from first day of the period
 * @param to last day of the period, inclusive
 * @param value in the metric's unit
 * @param document the document that sets it, "" where not told
 */
public record Target(
    String id,
    String metric,
    String scope,
    String period,
    LocalDate from,
    LocalDate to,
    double value,
    String document,
    String nameZh,
    String nameEn)
    implements RegistryRecord {

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.TARGET, id, 0);
  }
}
