package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How good the data of a period was: its feeds, the days they were silent, what was quarantined.
 */
@Component
public class QualityBlocks {

  /** A source that sends fewer events on the days it speaks may well have a day without any. */
  private static final double SPEAKS = 5;

  private static final String RATIO = MetricDefinition.Unit.RATIO.code();

  private final ReadFigures figures;
  private final RegistryView registry;
  private final XiaonengProperties settings;

  QualityBlocks(ReadFigures figures, RegistryView registry, XiaonengProperties settings) {
    this.figures = figures;
    this.registry = registry;
    this.settings = settings;
  }

  /**
   * A source in the period.
   *
   * @param all events, with those that were refused or are of contradicting cases
   * @param silent counted days without an event, of one that otherwise always speaks
   */
  public record Feed(String source, String unit, long accepted, long all, int silent) {

    /** Share of good events. */
    public double quality() {
      return (double) accepted / all;
    }
  }

  /**
   * Feeds by name.
   *
   * @param units only those they own; null for all
   * @throws ReportFailedException where no event of the city was recorded in the period
   */
  public List<Feed> feeds(
      String section, ReportPeriod period, Instant asOf, @Nullable Set<String> units) {
    Map<String, long[]> sums = new TreeMap<>();
    Map<String, Set<LocalDate>> heard = new TreeMap<>();
    for (MetricRow row :
        figures.rows(
            section,
            "feed-quality",
            null,
            period.from(),
            period.to(),
            asOf,
            List.of(Grouping.by(Dimension.DAY), Grouping.by(Dimension.SOURCE)))) {
      String source = row.key().get(Dimension.SOURCE.wireName());
      String day = row.key().get(Dimension.DAY.wireName());
      Double accepted = row.figure("numerator");
      Double all = row.figure("denominator");
      if (source != null && day != null && accepted != null && all != null) {
        long[] sum = sums.computeIfAbsent(source, unseen -> new long[2]);
        sum[0] += Math.round(accepted);
        sum[1] += Math.round(all);
        heard.computeIfAbsent(source, unseen -> new HashSet<>()).add(LocalDate.parse(day));
      }
    }
    if (sums.isEmpty()) {
      throw new ReportFailedException(
          section, "no event was recorded between %s and %s".formatted(period.from(), period.to()));
    }
    WorkCalendar calendar = registry.registry().calendar(settings.calendar());
    List<Feed> feeds = new ArrayList<>();
    sums.forEach(
        (source, sum) -> {
          Source known = registry.registry().source(source);
          String unit = known == null ? "" : known.unit();
          if (units == null || units.contains(unit)) {
            feeds.add(
                new Feed(
                    source,
                    unit,
                    sum[0],
                    sum[1],
                    silent(heard.getOrDefault(source, Set.of()), sum[1], period, calendar)));
          }
        });
    return feeds;
  }

  private static int silent(
      Set<LocalDate> heard, long events, ReportPeriod period, WorkCalendar calendar) {
    int missed = 0;
    for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
      missed += calendar.isCounted(day) && !heard.contains(day) ? 1 : 0;
    }
    return (double) events / heard.size() >= SPEAKS ? missed : 0;
  }

  /** Feeds and quarantined cases of a period. */
  public List<Block> of(
      String name,
      ReportPeriod period,
      Instant asOf,
      @Nullable String unit,
      @Nullable Set<String> units,
      ReportWords words) {
    List<Feed> feeds = feeds(name, period, asOf, units);
    Double quarantined =
        figures
            .row(name, "cases-quarantined", unit, period.from(), period.to(), asOf)
            .figure("value");
    List<Block> blocks = new ArrayList<>();
    long silent = feeds.stream().filter(each -> each.silent() > 0).count();
    long poor = feeds.stream().filter(each -> each.quality() < gate()).count();
    blocks.add(
        new Block.Paragraph(
            feeds.isEmpty()
                ? words.of("quality.own.none", words.f().count(quarantined))
                : words.of(
                    "quality.counted",
                    feeds.size(),
                    words.f().aim(gate()),
                    poor,
                    silent,
                    words.f().count(quarantined))));
    if (!feeds.isEmpty()) {
      blocks.add(
          new Block.Table(
              name,
              List.of(
                  new Column(words.of("quality.source"), 4, Kind.TEXT),
                  new Column(words.of("quality.owner"), 3, Kind.TEXT),
                  new Column(words.of("quality.events"), 2, Kind.NUMBER),
                  new Column(words.of("quality.good"), 1.6, Kind.PERCENT),
                  new Column(words.of("quality.silent"), 1.8, Kind.NUMBER)),
              feeds.stream().map(each -> row(each, words)).toList()));
    }
    return blocks;
  }

  /** Below this share of good events a unit is not ranked: the catalogue's own target. */
  private static double gate() {
    MetricDefinition.Target target = ReadFigures.definition("feed-quality").target();
    return target == null ? 1 : target.value();
  }

  private List<Cell> row(Feed feed, ReportWords words) {
    Source known = registry.registry().source(feed.source());
    return List.of(
        Cell.of(
            known == null
                ? feed.source()
                : words.f().name(known.nameZh(), known.nameEn(), feed.source())),
        Cell.of(
            feed.unit().isEmpty() ? words.f().date(null) : words.name(registry.unit(feed.unit()))),
        words.count(feed.all()),
        words.cell(RATIO, feed.quality()),
        words.count(feed.silent()));
  }
}
