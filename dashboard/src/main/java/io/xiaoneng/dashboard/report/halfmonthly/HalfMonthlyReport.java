package io.xiaoneng.dashboard.report.halfmonthly;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.FlagBlocks;
import io.xiaoneng.dashboard.report.content.FreshEnough;
import io.xiaoneng.dashboard.report.content.MatterBlocks;
import io.xiaoneng.dashboard.report.content.Need;
import io.xiaoneng.dashboard.report.content.Needs;
import io.xiaoneng.dashboard.report.content.QualityBlocks;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.task.StageStanding;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 半月例会材料: what the office's meeting goes through, as matters stood at the end of the half month.
 * Everything is read when it is made.
 */
@Component
class HalfMonthlyReport implements ReportMaker {

  private final MatterBlocks matters;
  private final FlagBlocks flags;
  private final Needs needs;
  private final QualityBlocks quality;
  private final FreshEnough fresh;
  private final ReportLanguages languages;
  private final RegistryView registry;
  private final CityClock clock;

  HalfMonthlyReport(
      MatterBlocks matters,
      FlagBlocks flags,
      Needs needs,
      QualityBlocks quality,
      FreshEnough fresh,
      ReportLanguages languages,
      RegistryView registry,
      CityClock clock) {
    this.matters = matters;
    this.flags = flags;
    this.needs = needs;
    this.quality = quality;
    this.fresh = fresh;
    this.languages = languages;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.HALF_MONTHLY;
  }

  /**
   * What a pack is made of.
   *
   * @param from first moment of the half month
   * @param asOf its end, exclusive
   */
  private record Half(
      ReportPeriod period,
      @Nullable String unit,
      @Nullable Set<String> units,
      Instant from,
      Instant asOf,
      ReportWords words) {}

  @Override
  public Document make(ReportOrder order) {
    ReportPeriod period =
        ReportPeriod.parse(ReportKind.HALF_MONTHLY, order.period()).checkedOver(clock.today());
    ReportWords words = languages.in(order.language());
    String unit = order.unit();
    Half half =
        new Half(
            period,
            unit,
            unit == null ? null : registry.subtree(unit),
            period.from().atStartOfDay(clock.zone()).toInstant(),
            period.to().plusDays(1).atStartOfDay(clock.zone()).toInstant(),
            words);
    fresh.check(words.of("quality"), period);
    return new Document(
        words.of("half.title"),
        words.of(
            "half.subtitle",
            words.f().date(period.from()),
            words.f().date(period.to()),
            words.name(unit == null ? registry.roots().get(0) : registry.unit(unit))),
        "half-monthly-" + period.text() + (unit == null ? "" : "-" + unit),
        order.language(),
        half.asOf(),
        clock.today(),
        List.of(words.of("half.fact")),
        List.of(tasks(half), lagging(half), orders(half), discuss(half), quality(half)));
  }

  private Section tasks(Half half) {
    ReportWords words = half.words();
    String name = words.of("tasks");
    List<TaskFile> all = matters.tasks(name, half.asOf(), half.units());
    List<Block> blocks = new ArrayList<>(matters.tasks(name, all, half.asOf(), words));
    List<String> done = new ArrayList<>();
    for (TaskFile each : all) {
      for (StageStanding stage : each.task().standings()) {
        Instant verified = stage.verifiedAt();
        if (verified != null && !verified.isBefore(half.from())) {
          done.add(
              words.of(
                  "half.done",
                  each.title(words.f().chinese()),
                  stage.stage().number(),
                  words.f().shortDate(clock.dateOf(verified))));
        }
      }
    }
    blocks.add(
        done.isEmpty() ? new Block.Paragraph(words.of("half.done.none")) : new Block.Points(done));
    return new Section("tasks", words.numbered(1, name), 1, false, blocks);
  }

  /** Cards that were issued, and flags of the month: these still have to be verified. */
  private Section lagging(Half half) {
    ReportWords words = half.words();
    String name = words.of("half.lagging");
    List<CardFile> issued =
        matters.cards(name, half.from(), half.asOf(), half.units()).stream()
            .filter(each -> each.kind() != CardKind.ORDER)
            .filter(each -> MatterBlocks.issuedSince(each, half.from()))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            issued.isEmpty()
                ? words.of("half.issued.none")
                : words.of("half.issued", issued.size())));
    if (!issued.isEmpty()) {
      blocks.add(matters.table(name, issued, half.asOf(), words));
    }
    YearMonth month = YearMonth.from(half.period().to());
    boolean over = half.period().to().equals(month.atEndOfMonth());
    List<Flag> standing =
        flags.standing(name, month.toString(), over ? half.asOf() : null, half.units());
    blocks.addAll(flags.of(words.of("flags"), standing, words));
    return new Section("lagging", words.numbered(2, name), 1, false, blocks);
  }

  private Section orders(Half half) {
    ReportWords words = half.words();
    String name = words.of("half.orders");
    List<CardFile> all = matters.cards(name, half.from(), half.asOf(), half.units());
    List<Block> blocks = new ArrayList<>();
    blocks.add(matters.counted(all, half.from(), half.asOf(), words));
    if (!all.isEmpty()) {
      blocks.add(matters.table(name, all, half.asOf(), words));
    }
    return new Section("orders", words.numbered(3, name), 1, false, blocks);
  }

  private Section discuss(Half half) {
    ReportWords words = half.words();
    String name = words.of("half.discuss");
    List<Need> all = needs.of(name, half.period(), half.unit(), half.asOf(), words);
    Block block =
        all.isEmpty()
            ? new Block.Paragraph(words.of("half.discuss.none"))
            : new Block.Points(all.stream().map(each -> point(each, words)).toList());
    return new Section("discuss", words.numbered(4, name), 1, false, List.of(block));
  }

  private String point(Need need, ReportWords words) {
    String whose = need.whose();
    Instant by = need.by();
    return words.of(
        "half.point",
        words.of("weekly.kind." + need.kind()),
        need.title(),
        whose == null ? words.of("weekly.nobody") : words.name(registry.unit(whose)),
        by == null
            ? words.of("weekly.noterm")
            : words.f().date(clock.dateOf(by)) + (need.past() ? words.of("weekly.past") : ""),
        words.of("weekly.decide." + need.kind()));
  }

  private Section quality(Half half) {
    ReportWords words = half.words();
    String name = words.of("quality");
    return new Section(
        "quality",
        words.numbered(5, name),
        1,
        false,
        quality.of(name, half.period(), half.asOf(), half.unit(), half.units(), words));
  }
}
