package io.xiaoneng.dashboard.supervision.draft;

import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Block;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Heading;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Paragraph;
import io.xiaoneng.dashboard.supervision.draft.OfficialDocument.Table;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import io.xiaoneng.task.StageStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Drafts letters and circulars. The figures are read when the draft is made; where one cannot be
 * had the draft fails, rather than arrive without it.
 */
@Component
class Drafts {

  /** What always stands beside a figure about terms: how it could have been helped along. */
  private static final List<String> BESIDE = List.of("stop-rate", "return-rate", "late-edit-rate");

  private final MetricService metrics;
  private final RegistryView registry;
  private final CityClock clock;
  private final Figures figures;

  Drafts(MetricService metrics, RegistryView registry, CityClock clock) {
    this.metrics = metrics;
    this.registry = registry;
    this.clock = clock;
    this.figures = new Figures(Locale.SIMPLIFIED_CHINESE, clock.zone());
  }

  /** How a letter of the ladder is called. */
  static String name(Rung rung) {
    return switch (rung) {
      case REMINDER -> "提醒函";
      case ORDER -> "督办函";
      case INTERVIEW -> "约谈通知";
      case CIRCULAR -> "通报";
    };
  }

  /**
   * A letter about a card.
   *
   * @param due when the unit's term ends; null where none runs
   * @throws StepRefusedException for a circular while an appeal is possible, and for a card that is
   *     not issued or no longer stands
   */
  OfficialDocument ofCard(CardFile file, Rung rung, @Nullable Instant due) {
    boolean stands = file.card().has(CardStep.ISSUE) && !ended(file);
    if (!stands || (rung == Rung.CIRCULAR && !file.card().state().isFinal())) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE,
          "a card that is " + file.card().state() + " is nothing to write a " + rung + " about");
    }
    String unit = registry.unit(file.unit()).nameZh();
    List<Block> body = new ArrayList<>();
    body.add(new Heading("一、核查情况"));
    CardEntry opened = file.card().history().get(0);
    body.add(new Paragraph("经核查，" + sentence(file.title()) + sentence(opened.text())));
    if (file.metric() != null) {
      body.add(
          new Paragraph(
              "%s有关数据如下（统计时段：%s；数据截至%s）。".formatted(unit, period(file), figures.at(clock.now()))));
      body.add(table(file));
    }
    body.add(new Heading("二、工作要求"));
    body.add(new Paragraph(wanted(rung, due)));
    if (rung == Rung.CIRCULAR) {
      body.add(new Paragraph("各有关单位要引以为戒，对照检查，举一反三，切实改进工作。"));
    }
    return new OfficialDocument(
        "关于%s“%s”的%s".formatted(unit, file.title(), name(rung)),
        rung == Rung.CIRCULAR ? "各有关单位" : unit,
        body,
        clock.today());
  }

  private static boolean ended(CardFile file) {
    return switch (file.card().state()) {
      case WITHDRAWN, UPHELD -> true;
      default -> false;
    };
  }

  /** A letter about a task that was assigned. */
  OfficialDocument ofTask(TaskFile file, Rung rung, @Nullable Instant due) {
    String code = file.unit();
    if (code == null || !file.task().state().open()) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE,
          "a task that is " + file.task().state() + " is nothing to write a " + rung + " about");
    }
    String unit = registry.unit(code).nameZh();
    List<Block> body = new ArrayList<>();
    body.add(new Heading("一、任务及进展"));
    body.add(new Paragraph("根据%s，你单位牵头“%s”。各阶段目标及进展如下。".formatted(file.source(), file.titleZh())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("阶段目标", "到期日", "现值", "目标值", "进展"));
    for (TaskFile.Goal goal : file.goals()) {
      rows.add(row(goal, file));
    }
    body.add(new Table(rows));
    body.add(new Heading("二、工作要求"));
    body.add(new Paragraph(wanted(rung, due)));
    return new OfficialDocument(
        "关于“%s”的%s".formatted(file.titleZh(), name(rung)),
        rung == Rung.CIRCULAR ? "各有关单位" : unit,
        body,
        clock.today());
  }

  private List<String> row(TaskFile.Goal goal, TaskFile file) {
    StageStanding standing = file.task().standings().get(goal.number() - 1);
    MetricDefinition metric = goal.metric() == null ? null : MetricCatalogue.find(goal.metric());
    LocalDate due = standing.due();
    boolean late = due != null && !standing.done() && clock.today().isAfter(due);
    return List.of(
        goal.zh(),
        (due == null ? "未定" : figures.date(due)) + (standing.extended() ? "（延期）" : ""),
        metric == null ? "—" : amount(metric, value(read(metric.id(), null, null, null))),
        metric == null || goal.target() == null ? "—" : amount(metric, goal.target()),
        standing.done() ? "已核查" : late ? "已逾期" : "办理中");
  }

  private String wanted(Rung rung, @Nullable Instant due) {
    String until = due == null ? "收到本件后15个工作日内" : figures.day(due) + "前";
    return switch (rung) {
      case REMINDER -> "请你单位对照上述情况抓紧办理，于" + until + "反馈进展。";
      case ORDER -> "请你单位认真查找原因，落实责任，限期整改，于" + until + "书面报送整改情况。如有异议，可在规定期限内申诉。";
      case INTERVIEW -> "请你单位主要负责同志于　　月　　日到　　　　接受约谈，并携带整改方案；约谈后于" + until + "报送整改情况。";
      case CIRCULAR -> "请责任单位深刻反思，于" + until + "完成整改并报送情况，整改情况将予复核。";
    };
  }

  private String period(CardFile file) {
    if (file.from() == null && file.to() == null) {
      return "全部";
    }
    return figures.date(file.from()) + "至" + figures.date(file.to());
  }

  private Table table(CardFile file) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("指标", "数值", "件数", "95%区间", "目标"));
    List<String> ids = new ArrayList<>(List.of(String.valueOf(file.metric())));
    if (file.metric() != null && file.metric().endsWith("on-time")) {
      ids.addAll(BESIDE);
    }
    for (String id : ids) {
      MetricDefinition metric = MetricCatalogue.find(id);
      if (metric != null) {
        rows.add(row(metric, read(id, file.unit(), file.from(), file.to())));
      }
    }
    return new Table(rows);
  }

  private List<String> row(MetricDefinition metric, MetricRow row) {
    Double low = row.figure("low");
    Double high = row.figure("high");
    Double n = row.figure("n");
    MetricDefinition.Target target = metric.target();
    return List.of(
        metric.name().zh(),
        amount(metric, value(row)),
        n == null ? "—" : figures.count(n),
        low == null || high == null ? "—" : amount(metric, low) + "–" + amount(metric, high),
        target == null ? "—" : amount(metric, target.value()));
  }

  private MetricRow read(
      String metric, @Nullable String unit, @Nullable LocalDate from, @Nullable LocalDate to) {
    return metrics
        .read(
            new MetricQuery(
                metric,
                from,
                to,
                List.of(),
                unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit)),
                clock.now(),
                null))
        .get(0);
  }

  /** What stands for the figure: its value, the mean of a length of time, or what is open. */
  private static @Nullable Double value(MetricRow row) {
    for (String name : List.of("value", "mean", "open")) {
      if (row.figures().containsKey(name)) {
        return row.figure(name);
      }
    }
    return null;
  }

  private String amount(MetricDefinition metric, @Nullable Double value) {
    if (value == null) {
      return "无数据";
    }
    return switch (metric.unit()) {
      case RATIO -> figures.percent(value) + "%";
      case COUNT -> figures.count(value);
      default -> figures.days(value);
    };
  }

  private static String sentence(String text) {
    String clean = text.strip();
    return clean.isEmpty() || clean.endsWith("。") ? clean : clean + "。";
  }
}
