package io.xiaoneng.registry;

/**
 * An investment project 投资项目.
 *
 * @param type 政府投资, 社会投资, …; "" where unknown
 * @param unit code of the unit in charge of it, "" where unknown
 */
public record Project(String code, String nameZh, String nameEn, String type, String unit)
    implements RegistryRecord {

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.PROJECT, code, 0);
  }
}
