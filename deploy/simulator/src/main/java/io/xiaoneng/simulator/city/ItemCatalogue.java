package io.xiaoneng.simulator.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The 500 items: a hundred kinds of business, each in five variants. */
final class ItemCatalogue {

  private static final double ZIPF_EXPONENT = 0.95;
  private static final double ZIPF_SHIFT = 2;
  private static final double[] VARIANT_TIME = {1, 0.6, 0.5, 0.2, 0.2};
  private static final Map<String, String[]> VARIANTS =
      Map.of(
          "行政许可", new String[] {"首次申请", "变更", "延续", "补证", "注销"},
          "行政给付", new String[] {"申请", "变更", "年度核查", "恢复发放", "终止"},
          "行政确认", new String[] {"首次登记", "变更登记", "换证", "补证", "注销登记"},
          "其他行政权力", new String[] {"备案", "变更备案", "延续备案", "年度报告", "注销备案"},
          "公共服务", new String[] {"办理", "变更", "续办", "查询打印", "补办"});
  private static final Map<String, String> LETTERS =
      Map.of("行政许可", "XK", "行政给付", "JF", "行政确认", "QR", "其他行政权力", "QT", "公共服务", "GG");

  private final Dice dice;

  ItemCatalogue(long seed) {
    dice = new Dice(Dice.derive(seed, 0x17E));
  }

  /** By popularity: quick services come first, by and large. */
  List<ServiceItem> items() {
    record Ranked(double rank, ServiceItem item) {}
    List<Ranked> ranked = new ArrayList<>();
    int business = 0;
    for (String[] row : Table.rows("items.csv")) {
      business++;
      for (int variant = 0; variant < VARIANT_TIME.length; variant++) {
        ServiceItem item = item(row, business, variant);
        double rank =
            0.55 * Math.log1p(item.promised()) + 2.6 * dice.unit() + (variant == 0 ? 0 : 0.4);
        ranked.add(new Ranked(rank, item));
      }
    }
    ranked.sort(Comparator.comparingDouble(Ranked::rank));
    return ranked.stream().map(Ranked::item).toList();
  }

  /** Cumulative weights 1/(rank + shift)^exponent. */
  static double[] zipf(int size) {
    double[] weights = new double[size];
    for (int rank = 0; rank < size; rank++) {
      weights[rank] = Math.pow(rank + 1 + ZIPF_SHIFT, -ZIPF_EXPONENT);
    }
    return Dice.cumulative(weights);
  }

  private ServiceItem item(String[] row, int business, int variant) {
    String type = row[1];
    int base = Integer.parseInt(row[4]);
    // A few take far longer than their kind: up to 60 working days.
    boolean long60 = base >= 20 && variant == 0 && dice.chance(0.5);
    int promised =
        base == 0 ? 0 : long60 ? 60 : Math.max(1, (int) Math.round(base * VARIANT_TIME[variant]));
    if (base > 0 && variant >= 3 && dice.chance(0.6)) {
      promised = 0;
    }
    String[] variants = VARIANTS.getOrDefault(type, new String[] {"", "", "", "", ""});
    return new ServiceItem(
        "6101-"
            + LETTERS.getOrDefault(type, "QT")
            + "-"
            + String.format("%03d%d", business, variant + 1),
        row[0] + "（" + variants[variant] + "）",
        type,
        row[2].charAt(0),
        row[3],
        promised,
        promised == 0
            ? 0
            : Math.max(promised + 2, (int) Math.round(promised * (1.5 + 2.5 * dice.unit()))),
        row[5].equals("P"),
        0.75 + 0.5 * dice.unit());
  }
}
