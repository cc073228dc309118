package io.xiaoneng.registry;

import java.util.List;

/**
 * An intermediary agency 中介机构.
 *
 * @param unit code of the unit in charge of it, "" where unknown
 * @param services names of what it does
 */
public record Agency(String code, String nameZh, String nameEn, String unit, List<String> services)
    implements RegistryRecord {

  public Agency {
    services = List.copyOf(services);
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.AGENCY, code, 0);
  }
}
