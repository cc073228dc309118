package io.xiaoneng.dashboard.origin;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.deadletter.DeadLetterService;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.freshness.StageReader;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.quality.Feeds;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together where the data came from and how old it is. */
@Component
class OriginReader {

  private static final List<String> FIRST = List.of("silent", "refused", "never", "rest", "live");

  private final ClickHouse clickHouse;
  private final StageReader stages;
  private final FreshnessService freshness;
  private final Feeds feeds;
  private final DeadLetterService letters;
  private final RegistryView registry;
  private final Sight sight;
  private final XiaonengProperties settings;
  private final CityClock clock;

  OriginReader(
      ClickHouse clickHouse,
      StageReader stages,
      FreshnessService freshness,
      Feeds feeds,
      DeadLetterService letters,
      RegistryView registry,
      Sight sight,
      XiaonengProperties settings,
      CityClock clock) {
    this.clickHouse = clickHouse;
    this.stages = stages;
    this.freshness = freshness;
    this.feeds = feeds;
    this.letters = letters;
    this.registry = registry;
    this.sight = sight;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What somebody may know of it: a unit's users only the senders of their subtree, and no refused
   * events, which belong to no unit.
   *
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away
   */
  Origin of(Actor actor) {
    Instant now = clock.now();
    boolean whole = actor.unit() == null;
    return new Origin(
        now,
        stages.now(),
        senders(actor.unit(), now),
        whole ? letters.countByReason() : null,
        whole ? letters.replayed() : null,
        registered(),
        days(registry.registry().calendar(settings.calendar())),
        definitions());
  }

  private List<Sender> senders(@Nullable String unit, Instant now) {
    Map<String, Source> known = new TreeMap<>();
    registry.registry().all(Source.class).forEach(each -> known.put(each.prefix(), each));
    Map<String, SourceState> heard =
        freshness.sources().stream()
            .collect(Collectors.toMap(SourceState::source, each -> each, (a, b) -> a));
    Map<String, Feeds.Feed> week = feeds.lastWeek();
    Set<String> names = new TreeSet<>(known.keySet());
    names.addAll(heard.keySet());
    names.addAll(week.keySet());
    Set<String> own = unit == null ? Set.of() : registry.subtree(unit);
    List<Sender> senders = new ArrayList<>();
    for (String name : names) {
      Sender sender =
          sender(
              name,
              known.get(name),
              heard.get(name),
              week.getOrDefault(name, Feeds.Feed.NONE),
              now);
      if (unit == null || own.contains(sender.unit())) {
        senders.add(sender);
      }
    }
    senders.sort(
        Comparator.comparing((Sender each) -> FIRST.indexOf(each.state()))
            .thenComparing(Sender::prefix));
    return List.copyOf(senders);
  }

  private Sender sender(
      String name,
      @Nullable Source known,
      @Nullable SourceState heard,
      Feeds.Feed week,
      Instant now) {
    String unit = known == null ? "" : known.unit();
    UnitNode node = registry.unit(unit);
    String told = sight.source(name);
    return new Sender(
        told,
        known == null || known.nameZh().isEmpty() ? told : known.nameZh(),
        known == null || known.nameEn().isEmpty() ? told : known.nameEn(),
        unit,
        node.nameZh(),
        node.nameEn(),
        known == null ? "" : known.ownerLevel(),
        known != null,
        FreshnessService.expectedLag(known).toSeconds(),
        heard,
        heard == null ? 0 : Math.max(0, Duration.between(heard.lastHeard(), now).toSeconds()),
        week,
        Rate.of(week.accepted(), week.accepted() + week.refused()));
  }

  private Origin.Registered registered() {
    List<Origin.Kind> kinds =
        clickHouse.query(
            "SELECT kind, toInt64(countIf(body != '')),"
                + " toInt64(countIf(body != '' AND JSONExtractBool(body, 'auto'))),"
                + " toUnixTimestamp64Milli(max(recorded_at))"
                + " FROM registry_row FINAL GROUP BY kind ORDER BY kind",
            List.of(),
            row ->
                new Origin.Kind(
                    RecordKind.ofWireName(row.getString(1)),
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    Instant.ofEpochMilli(row.getLong(4))));
    return new Origin.Registered(
        registry.registry().epoch(),
        kinds.stream().map(Origin.Kind::changedAt).max(Instant::compareTo).orElse(null),
        kinds);
  }

  private static Origin.Days days(WorkCalendar calendar) {
    List<Origin.Year> years =
        calendar.issues().stream()
            .sorted(Comparator.comparing(IssuedYear::year).reversed())
            .map(OriginReader::year)
            .toList();
    return new Origin.Days(
        calendar.id(),
        calendar.knownFrom().equals(LocalDate.MIN) ? null : calendar.knownFrom(),
        calendar.knownUntil().equals(LocalDate.MAX) ? null : calendar.knownUntil(),
        years);
  }

  private static Origin.Year year(IssuedYear issued) {
    long work = issued.named().values().stream().filter(counted -> counted).count();
    return new Origin.Year(
        issued.year(), issued.version(), issued.notices(), issued.named().size() - work, work);
  }

  private static Origin.Definitions definitions() {
    List<MetricVersion> changed =
        MetricCatalogue.all().stream()
            .map(MetricDefinition::id)
            .flatMap(id -> MetricCatalogue.versions(id).stream())
            .filter(each -> each.standing() == MetricVersion.Standing.CURRENT)
            .filter(each -> each.definition().version() > 1)
            .toList();
    return new Origin.Definitions(MetricCatalogue.all().size(), changed, MetricCatalogue.shadows());
  }
}
