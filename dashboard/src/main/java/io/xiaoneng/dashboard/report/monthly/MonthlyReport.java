package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import io.xiaoneng.dashboard.report.ReportPeriodException.Why;
import io.xiaoneng.dashboard.report.content.Editions;
import io.xiaoneng.dashboard.report.content.FlagBlocks;
import io.xiaoneng.dashboard.report.content.FreshEnough;
import io.xiaoneng.dashboard.report.content.MatterBlocks;
import io.xiaoneng.dashboard.report.content.QualityBlocks;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * 月度考核报告, of the edition in force. Everything but the scorecards is read when it is made;
 * scorecards become sections one by one, as they are reached.
 */
@Component
class MonthlyReport implements ReportMaker {

  private final Editions editions;
  private final CityOverview overview;
  private final FlagBlocks flags;
  private final MatterBlocks matters;
  private final QualityBlocks quality;
  private final FreshEnough fresh;
  private final MetricService metrics;
  private final ReportLanguages languages;
  private final RegistryView registry;
  private final CityClock clock;

  MonthlyReport(
      Editions editions,
      CityOverview overview,
      FlagBlocks flags,
      MatterBlocks matters,
      QualityBlocks quality,
      FreshEnough fresh,
      MetricService metrics,
      ReportLanguages languages,
      RegistryView registry,
      CityClock clock) {
    this.editions = editions;
    this.overview = overview;
    this.flags = flags;
    this.matters = matters;
    this.quality = quality;
    this.fresh = fresh;
    this.metrics = metrics;
    this.languages = languages;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.MONTHLY;
  }

  @Override
  public Document make(ReportOrder order) {
    ReportPeriod month =
        ReportPeriod.parse(ReportKind.MONTHLY, order.period()).checkedOver(clock.today());
    ReportWords words = languages.in(order.language());
    Editions.Chosen chosen = editions.choose(words.of("overview"), month.text(), order.draft());
    fresh.check(words.of("overview"), month);
    String unit = order.unit();
    Reading reading =
        new Reading(month, chosen, unit, unit == null ? null : registry.subtree(unit), words);
    if (reading.book().classes().stream()
        .flatMap(each -> each.cards().stream())
        .noneMatch(reading::tells)) {
      throw new ReportPeriodException(
          Why.NOBODY,
          "nobody is assessed in " + month.text() + (unit == null ? "" : " in " + unit));
    }
    boolean draft = chosen.edition().kind() == Edition.Kind.DRAFT;
    String scope = words.name(unit == null ? registry.roots().get(0) : registry.unit(unit));
    return new Document(
        (draft ? words.of("draft") : "") + words.of("monthly.title"),
        words.of("monthly.subtitle", month.text(), scope, Editions.name(chosen.edition(), words)),
        "monthly-" + month.text() + (unit == null ? "" : "-" + unit) + (draft ? "-draft" : ""),
        order.language(),
        reading.book().asOf(),
        clock.today(),
        Editions.facts(chosen, words),
        sections(reading));
  }

  private Iterable<Section> sections(Reading reading) {
    ReportWords words = reading.words();
    List<Section> before = new ArrayList<>();
    before.add(overview.of(reading));
    ClassSections classes = new ClassSections(reading);
    for (BookClass each : told(reading)) {
      before.add(classes.of(each, before.size() + 1));
    }
    before.add(
        new Section(
            "scorecards",
            words.numbered(before.size() + 1, words.of("cards")),
            1,
            true,
            List.of(new Block.Paragraph(words.of("cards.why")))));
    List<Section> after = after(reading, before.size() + 1);
    CardSections cards = new CardSections(reading, metrics);
    return () ->
        Stream.of(
                before.stream(),
                told(reading).stream()
                    .flatMap(
                        each ->
                            each.cards().stream()
                                .filter(reading::tells)
                                .map(card -> cards.of(each, card))),
                after.stream())
            .flatMap(each -> each)
            .iterator();
  }

  /** The classes of which something may be told. */
  private static List<BookClass> told(Reading reading) {
    return reading.book().classes().stream()
        .filter(each -> each.cards().stream().anyMatch(reading::tells))
        .toList();
  }

  private List<Section> after(Reading reading, int first) {
    ReportWords words = reading.words();
    Instant from = reading.month().from().atStartOfDay(clock.zone()).toInstant();
    Instant asOf = reading.book().asOf();
    List<Section> sections = new ArrayList<>();
    String name = words.of("flags");
    sections.add(
        section(
            "flags",
            words.numbered(first, name),
            true,
            flags.of(
                name, flags.standing(name, reading.month().text(), asOf, reading.units()), words)));
    name = words.of("matters");
    List<CardFile> cards = matters.cards(name, from, asOf, reading.units());
    List<Block> blocks = new ArrayList<>();
    blocks.add(matters.counted(cards, from, asOf, words));
    if (!cards.isEmpty()) {
      blocks.add(matters.table(name, cards, asOf, words));
    }
    sections.add(section("matters", words.numbered(first + 1, name), false, blocks));
    name = words.of("tasks");
    sections.add(
        section(
            "tasks",
            words.numbered(first + 2, name),
            false,
            matters.tasks(name, matters.tasks(name, asOf, reading.units()), asOf, words)));
    name = words.of("quality");
    sections.add(
        section(
            "quality",
            words.numbered(first + 3, name),
            false,
            quality.of(name, reading.month(), asOf, reading.unit(), reading.units(), words)));
    sections.add(new DefinitionAnnex(reading).section(first + 4));
    if (sections.stream().anyMatch(each -> each.blocks().isEmpty())) {
      throw new ReportFailedException(words.of("monthly.title"), "a section is empty");
    }
    return sections;
  }

  private static Section section(String id, String heading, boolean newPage, List<Block> blocks) {
    return new Section(id, heading, 1, newPage, blocks);
  }
}
