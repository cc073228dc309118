package io.xiaoneng.bench.monthly;

import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Figure;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Random;

/** A monthly report with a card for each unit, made card by card as it is gone through. */
final class MadeReport {

  static final int LINES = 30;
  private static final int MONTHS = 12;
  private static final Instant MADE = Instant.parse("2026-03-31T16:00:00Z");
  private static final String[] PLACES = {"鄠邑区", "灞桥区", "西咸新区秦汉新城", "高新技术产业开发区", "蓝田县"};
  private static final String[] METRICS = {"承诺期限内按时办结率", "平均跑动次数", "好差评差评按期整改率", "网上可办率", "一次办结率"};

  private final int units;

  MadeReport(int units) {
    this.units = units;
  }

  /** Heading of a unit's card. */
  static String card(int unit) {
    return PLACES[unit % PLACES.length] + "第" + (unit + 1) + "政务服务中心";
  }

  /** Begins the last line of a unit's card, nowhere else. */
  static String lastLine(int unit) {
    return "末项" + (unit + 1) + "：";
  }

  Document document() {
    return new Document(
        "全市月度考核报告",
        "2026年3月 · 全市",
        "monthly-2026-03",
        Locale.SIMPLIFIED_CHINESE,
        MADE,
        LocalDate.parse("2026-04-13"),
        List.of("考核办法：行动方案 第2版", "单位数：" + units),
        this::sections);
  }

  private Iterator<Section> sections() {
    return new Iterator<>() {
      private int at = -2;

      @Override
      public boolean hasNext() {
        return at < units;
      }

      @Override
      public Section next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int unit = at++;
        return switch (unit) {
          case -2 ->
              new Section("city", "全市情况", 1, false, List.of(new Paragraph("单位共 " + units + " 家。")));
          case -1 -> new Section("cards", "各单位计分卡", 1, true, List.of());
          default -> section(unit);
        };
      }
    };
  }

  private static Section section(int unit) {
    Random random = new Random(unit);
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      double value = 0.85 + random.nextInt(150) / 1000.0;
      int n = 20 + random.nextInt(9000);
      double points = random.nextInt(60) / 10.0;
      rows.add(
          List.of(
              Cell.of((i == LINES - 1 ? lastLine(unit) : "") + METRICS[i % METRICS.length]),
              new Cell(value, String.format(Locale.ROOT, "%.1f%%", 100 * value)),
              new Cell(0.95, "95.0%"),
              new Cell(n, String.format(Locale.ROOT, "%,d", n)),
              new Cell(points, String.valueOf(points)),
              Cell.of(i % 4 == 0 ? "90% 以下不得分，至 95% 按直线计分；不足 20 件的不计，权重由其他各项分担" : "按直线计分")));
    }
    return new Section(
        "unit-" + unit,
        card(unit),
        2,
        true,
        List.of(total(random), course(random), table(unit, rows)));
  }

  private static Block total(Random random) {
    double total = 60 + random.nextInt(400) / 10.0;
    return new Figures(
        List.of(new Figure("总分", String.valueOf(total), "3–7 位之间"), new Figure("较上月", "+1.2", "")));
  }

  private static Block course(Random random) {
    List<String> months = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= MONTHS; i++) {
      months.add(i + "月");
      values.add(70 + random.nextInt(300) / 10.0);
    }
    return new Chart(
        "十二个月得分",
        Shape.LINES,
        months,
        List.of(new Series("得分", List.copyOf(values), List.of(), List.of())),
        90.0,
        false);
  }

  private static Block table(int unit, List<List<Cell>> rows) {
    return new Table(
        "计分卡 " + (unit + 1),
        List.of(
            new Column("指标", 5, Kind.TEXT),
            new Column("数值", 2, Kind.PERCENT),
            new Column("目标", 2, Kind.PERCENT),
            new Column("n", 2, Kind.NUMBER),
            new Column("得分", 2, Kind.NUMBER),
            new Column("计分规则", 6, Kind.TEXT)),
        rows);
  }
}
