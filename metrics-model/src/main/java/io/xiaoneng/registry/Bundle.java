package io.xiaoneng.registry;

import java.util.List;

/**
 * A matter that takes several items 一件事.
 *
 * @param unit code of the leading unit 牵头单位, "" where unknown
 * @param items codes of the items that belong to it
 * @param promised limit for the whole
 */
public record Bundle(
    String code, String nameZh, String nameEn, String unit, List<String> items, Limit promised)
    implements RegistryRecord {

  public Bundle {
    items = List.copyOf(items);
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.BUNDLE, code, 0);
  }
}
