package io.xiaoneng.simulator.city;

import java.util.List;

/**
 * Items that are asked for together: a bundle 一件事, or the stages of an investment project.
 *
 * @param code "" for a project
 * @param items one after another for a project
 * @param stages names of a project's stages; empty for a bundle
 */
public record Bundle(
    String code, String nameZh, String nameEn, List<ServiceItem> items, List<String> stages) {

  /** How many cases an instance has. */
  public static final int PARTS = 3;

  /** The bundles of the city. */
  public static List<Bundle> bundles(List<ServiceItem> items) {
    return List.of(
        bundle("YJS-01", "企业开办一件事", "Opening a company", items, "企业主体资格确认", "公章刻制", "企业职工参保确认"),
        bundle(
            "YJS-02", "开餐馆一件事", "Opening a restaurant", items, "食品经营许可", "公共场所卫生许可", "户外广告设施设置许可"),
        bundle("YJS-03", "新生儿出生一件事", "A child is born", items, "生育服务登记", "居民户口身份确认", "基本医疗保险参保确认"),
        bundle(
            "YJS-04", "民办学校开办一件事", "Opening a school", items, "民办学校设立许可", "校车使用许可", "建设工程消防验收确认"));
  }

  /** The way of an investment project through its stages. */
  public static Bundle project(List<ServiceItem> items) {
    Bundle way =
        bundle("", "工程建设项目", "Building project", items, "建设用地规划许可", "建筑工程施工许可", "建设工程竣工验收确认");
    return new Bundle(
        way.code(), way.nameZh(), way.nameEn(), way.items(), List.of("立项用地规划许可", "施工许可", "竣工验收"));
  }

  private static Bundle bundle(
      String code, String nameZh, String nameEn, List<ServiceItem> all, String... names) {
    return new Bundle(
        code,
        nameZh,
        nameEn,
        List.of(names).stream().map(name -> first(name, all)).toList(),
        List.of());
  }

  private static ServiceItem first(String name, List<ServiceItem> all) {
    return all.stream()
        .filter(item -> item.nameZh().startsWith(name + "（") && item.code().endsWith("1"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no item " + name));
  }
}
