package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Figure;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Block.Paragraph;
import io.xiaoneng.dashboard.report.document.Block.Points;
import io.xiaoneng.dashboard.report.document.Block.Remark;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Documents to write. */
final class Samples {

  static final Instant MADE = Instant.parse("2026-03-31T16:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String[] UNITS = {
    "鄠邑区行政审批服务局",
    "西咸新区秦汉新城管理委员会（行政审批与政务服务局）",
    "市市场监督管理局",
    "国家税务总局西安市税务局第一税务分局办税服务厅（高新技术产业开发区）",
    "灞桥区"
  };

  private Samples() {}

  /** For looking at: writes the sample into a directory. */
  public static void main(String[] args) throws IOException {
    for (ReportWriter each : writers()) {
      Path file = Path.of(args[0], "monthly." + each.format().suffix());
      try (OutputStream out = Files.newOutputStream(file)) {
        each.write(monthly(Integer.parseInt(args[1])), out);
      }
    }
  }

  static List<ReportWriter> writers() {
    return ReportWriters.all(ZONE);
  }

  static FormWords words() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new FormWords(messages, ZONE);
  }

  static Document of(Iterable<Section> sections) {
    return of(Locale.SIMPLIFIED_CHINESE, sections);
  }

  static Document of(Locale language, Iterable<Section> sections) {
    boolean chinese = language.getLanguage().equals("zh");
    return new Document(
        chinese ? "全市营商环境效能月度考核报告" : "Monthly assessment of the city's public services",
        chinese ? "2026年3月 · 全市" : "March 2026 · whole city",
        "monthly-2026-03",
        language,
        MADE,
        LocalDate.parse("2026-04-13"),
        chinese
            ? List.of("考核办法：行动方案 第2版", "指标目录：2026年版；工作日历：cn", "校验码：3f1c…9a")
            : List.of("Scheme: action plan, version 2", "Checksum: 3f1c…9a"),
        sections);
  }

  /** All kinds of blocks, then cards of units. */
  static Document monthly(int cards) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "city",
            "全市情况",
            1,
            false,
            List.of(
                new Figures(
                    List.of(
                        new Figure("承诺期限内按时办结率", "97.4%", "n = 12,384；较上月 +0.6 个百分点"),
                        new Figure("平均办理天数", "3.2 天", "目标 3.0"),
                        new Figure("红牌", "2", ""),
                        new Figure("好差评差评整改率", "100%", "n = 41"))),
                new Paragraph(
                    "本月全市受理行政许可及公共服务事项 128,412 件，办结 126,930 件。按时办结率 97.4%，较上月上升 0.6 个百分点；"
                        + "办理速度（实际用时占承诺时限的比例）有所改善，主要来自鄠邑区与西咸新区秦汉新城的不动产登记事项。以上数字与各单位之和一致。"),
                new Chart(
                    "按时办结率十二个月走势",
                    Shape.LINES,
                    IntStream.rangeClosed(1, 12).mapToObj(i -> "2025-" + two(i)).toList(),
                    List.of(
                        series(
                            "全市", 0.93, 0.94, 0.925, 0.95, 0.951, 0.96, null, 0.958, 0.962, 0.97,
                            0.968, 0.974),
                        series(
                            "区县、开发区", 0.90, 0.91, 0.905, 0.93, 0.931, 0.92, 0.94, 0.938, 0.942,
                            0.95, 0.958, 0.964),
                        series(
                            "市级部门", 0.95, 0.955, 0.957, 0.96, 0.961, 0.97, 0.972, 0.974, 0.973,
                            0.98, 0.981, 0.985)),
                    0.95,
                    true),
                new Remark("数据来源：政务服务平台办件库；缺七月全市数，因接口停用，不作估计。"))));
    sections.add(
        new Section(
            "classes",
            "分类排名",
            1,
            false,
            List.of(
                new Points(List.of("第一类：市级部门，28 家", "第二类：区县、开发区，20 家", "第三类：镇街，不排名")),
                new Chart(
                    "区县、开发区得分与区间",
                    Shape.INTERVALS,
                    IntStream.range(0, 20).mapToObj(i -> UNITS[i % 5] + (i / 5 + 1)).toList(),
                    List.of(
                        new Series(
                            "得分",
                            IntStream.range(0, 20).mapToObj(i -> 95.0 - i * 1.3).toList(),
                            IntStream.range(0, 20).mapToObj(i -> 92.5 - i * 1.4).toList(),
                            IntStream.range(0, 20).mapToObj(i -> 97.0 - i * 1.2).toList())),
                    90.0,
                    false),
                table("区县、开发区", 60))));
    sections.add(
        new Section(
            "orders",
            "督办与红牌",
            1,
            true,
            List.of(
                new Chart(
                    "红牌件数",
                    Shape.BARS,
                    List.of(UNITS),
                    List.of(
                        series("本月", 3.0, 1.0, 0.0, null, 2.0),
                        series("上月", 2.0, 2.0, 1.0, 1.0, 5.0)),
                    null,
                    false),
                table("红牌", 4),
                table("督办单", 3))));
    sections.add(new Section("cards", "各单位计分卡", 1, true, List.of()));
    for (int i = 0; i < cards; i++) {
      sections.add(card(i));
    }
    sections.add(
        new Section("annex", "附件：指标定义", 1, true, List.of(new Paragraph("按时办结率 = 按时办结件数 ÷ 到期件数。"))));
    return of(sections);
  }

  static Section card(int number) {
    return new Section(
        "card-" + number,
        UNITS[number % 5] + " " + number,
        2,
        true,
        List.of(
            new Figures(
                List.of(new Figure("总分", "86.4", "第二类，3–7 位之间"), new Figure("较上月", "+1.2", ""))),
            table("计分卡 " + number, 30)));
  }

  static Table table(String name, int rows) {
    return new Table(
        name,
        List.of(
            new Column("指标", 5, Kind.TEXT),
            new Column("数值", 2, Kind.PERCENT),
            new Column("目标", 2, Kind.PERCENT),
            new Column("n", 2, Kind.NUMBER),
            new Column("得分", 2, Kind.NUMBER),
            new Column("怎样算", 6, Kind.TEXT)),
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    List.of(
                        Cell.of("承诺期限内按时办结率（第 " + i + " 项）"),
                        i % 7 == 3
                            ? Cell.of("—")
                            : new Cell(0.9 + i / 1000.0, (900 + i) / 10.0 + "%"),
                        new Cell(0.95, "95.0%"),
                        new Cell(1000 + i, "1,0" + two(i)),
                        new Cell(2.5 + i, String.valueOf(2.5 + i)),
                        Cell.of(
                            i % 3 == 0
                                ? "低于 90% 不得分，90% 至 95% 按直线计分，达到 98% 得满分；件数不足 20 件的不计，其权重由其他各项按比例分担。"
                                : "按直线计分")))
            .toList());
  }

  static Series series(String name, @Nullable Double... values) {
    List<@Nullable Double> list = new ArrayList<>();
    for (Double each : values) {
      list.add(each);
    }
    return new Series(name, list, List.of(), List.of());
  }

  static Section section(String id, Block... blocks) {
    return new Section(id, "部分 " + id, 1, false, List.of(blocks));
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
