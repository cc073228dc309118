package io.xiaoneng.simulator.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the synthetic city has come with its reform: what its catalogue of items says of online
 * depth, windows, materials and centres, and its directory of data. Follows from the codes alone,
 * so that it is the same for every seed and day of the run.
 */
final class Reform {

  private static final LocalDate BEGUN = LocalDate.of(2018, 9, 1);
  private static final int DAYS = 2_600;
  private static final int DATASETS = 240;
  private static final List<String> WINDOWS = List.of("SPECIALISED", "DOMAIN", "UNIVERSAL");

  private Reform() {}

  /** What an item's record says beyond its limits. */
  static Map<String, Object> of(ServiceItem item) {
    int dice = dice(item.code());
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("onlineDepth", depths(dice % 100));
    fields.put("window", WINDOWS.get(dice % 10 < 2 ? 0 : dice % 10 < 6 ? 1 : 2));
    fields.put("personal", personal(item));
    long baseline = 3 + dice % 9;
    fields.put("materialsBaseline", baseline);
    fields.put("materials", Math.max(1, baseline * (25 + dice % 45) / 100));
    fields.put("secret", dice % 97 == 0);
    if (dice % 100 >= 6 && dice % 3 != 0) {
      fields.put("highFrequency", true);
      fields.put("onlineSince", BEGUN.plusDays(dice % DAYS).toString());
    }
    return fields;
  }

  private static boolean personal(ServiceItem item) {
    return item.type().equals("公共服务") && dice(item.code()) % 2 == 0;
  }

  private static List<Long> depths(int hundredth) {
    if (hundredth < 6) {
      return List.of(2L, 3L);
    }
    return hundredth < 30
        ? List.of(3L, 4L)
        : hundredth < 45 ? List.of(4L, 5L) : List.of(4L, 5L, 6L);
  }

  /**
   * What a point offers: a hall all items but the city's own, the city's hall these too; a centre
   * the personal ones, a well-equipped one nearly all of them; a terminal some of what is decided
   * at once or personal; a mailbox nothing but documents to be fetched.
   */
  static List<String> offered(Site site, List<ServiceItem> items) {
    List<String> offered = new ArrayList<>();
    int equipped = 40 + dice(site.id()) % 55;
    for (ServiceItem item : items) {
      boolean lucky = dice(site.id() + item.code()) % 100 < equipped;
      boolean here =
          switch (site.kind()) {
            case "HALL" -> item.owner() != 'C' || site.cell() == City.CITY_CELL;
            case "CENTRE" -> personal(item) && lucky;
            case "TERMINAL" -> (personal(item) || item.immediate()) && lucky;
            default -> false;
          };
      if (here) {
        offered.add(item.code());
      }
    }
    return offered;
  }

  /** The directory of data: its records by key. */
  static Map<String, Map<String, Object>> datasets(List<Office> offices) {
    Map<String, Map<String, Object>> records = new LinkedHashMap<>();
    for (int i = 1; i <= DATASETS; i++) {
      String code = "DS-%03d".formatted(i);
      int dice = dice(code);
      LocalDate due = BEGUN.plusDays(120 + dice % DAYS);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("kind", "dataset");
      fields.put("code", code);
      fields.put("nameZh", "第" + i + "类政务数据（示例）");
      fields.put("nameEn", "Data set " + i + " (example)");
      fields.put("unit", offices.get(dice % Math.min(offices.size(), 40)).code());
      fields.put("due", due.toString());
      if (dice % 10 < 8) {
        fields.put("aggregatedOn", due.plusDays(dice % 90 - 60).toString());
      }
      records.put("dataset/" + code, fields);
    }
    return records;
  }

  /** A number that is spread evenly and follows from the text, not below 0. */
  private static int dice(String text) {
    return (int) (Dice.derive(1, text.hashCode()) >>> 33);
  }
}
