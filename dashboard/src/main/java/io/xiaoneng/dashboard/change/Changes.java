package io.xiaoneng.dashboard.change;

import io.xiaoneng.change.Amount;
import io.xiaoneng.change.Decomposition;
import io.xiaoneng.change.Effects;
import io.xiaoneng.change.Stratum;
import io.xiaoneng.dashboard.change.ChangeView.Part;
import io.xiaoneng.dashboard.change.StrataReader.Sides;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Newcombe;
import io.xiaoneng.statistics.Wilson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Why figures changed. Whoever asks has been let in before; nothing here narrows, but what is told
 * of small groups is what the one who asks may be told. Safe to share.
 */
@Service
public class Changes {

  /** What waits for nothing: late data are told where they are known already. */
  public static final Duration AT_ONCE = Duration.ZERO;

  /** Less is rounding of floating-point numbers. */
  private static final double NOTHING = 1e-12;

  private static final Duration GOOD = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int COST_SHARE = 60;
  private static final int KEPT = 200;

  private final MetricService metrics;
  private final StrataReader strata;
  private final LateDataReader late;
  private final CityClock clock;
  private final Movers movers;
  private final RecentAnswers<ChangeQuestion, Optional<Split>> splits;

  Changes(
      MetricService metrics,
      StrataReader strata,
      LateDataReader late,
      CityClock clock,
      Movers movers) {
    this.metrics = metrics;
    this.strata = strata;
    this.late = late;
    this.clock = clock;
    this.movers = movers;
    this.splits = new RecentAnswers<>(this::split, each -> true, GOOD, COST_SHARE, LONGEST, KEPT);
  }

  /**
   * Whether the change of that metric can be split: it is a count, a share or a mean over cases.
   * Stocks, shares of the catalogue, places and tasks are none.
   */
  public boolean tells(String metric) {
    return metrics.addsUp(metric);
  }

  /**
   * The change and what makes it up.
   *
   * @param patience how long to wait for the late data, {@link #AT_ONCE} for not at all
   * @return empty where the parts may not be told to the one who asks
   * @throws IllegalArgumentException where the metric is none of those, or the later period is not
   *     over
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Optional<ChangeView> of(ChangeQuestion question, Duration patience) {
    return split(question, () -> late.of(question, patience));
  }

  /** The same counted from what is known now: no cause is late data, and nothing is worked out. */
  public Optional<ChangeView> asKnownNow(ChangeQuestion question) {
    return split(question, () -> LateData.none(LateData.State.NOT_ASKED));
  }

  private Optional<ChangeView> split(ChangeQuestion question, Supplier<LateData> known) {
    if (!tells(question.metric())) {
      throw new IllegalArgumentException(
          question.metric() + " is no count, share or mean over cases; its change is not split");
    }
    if (question.after().end(clock.zone()).isAfter(clock.now())) {
      throw new IllegalArgumentException("the period to " + question.after().to() + " is not over");
    }
    // Groups of few people are told to some and not to others.
    Optional<Split> split =
        metrics.tellsWhoRated(question.metric()) ? split(question) : splits.read(question);
    return split.map(each -> view(question, each, known.get()));
  }

  /** What both periods are made of. */
  private record Split(
      Map<Stratum, Amount> before,
      Map<Stratum, Amount> after,
      List<String> names,
      boolean ofCases,
      @Nullable Decomposition change) {}

  private Optional<Split> split(ChangeQuestion question) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(question.metric()));
    return strata
        .read(question, metric, clock.zone())
        .map(
            sides ->
                new Split(
                    sides.before(),
                    sides.after(),
                    sides.split(),
                    sides.ofCases(),
                    decomposition(metric, sides)));
  }

  private static @Nullable Decomposition decomposition(MetricDefinition metric, Sides sides) {
    if (!(all(sides.before()).weight() > 0) || !(all(sides.after()).weight() > 0)) {
      return null;
    }
    return counts(metric)
        ? Decomposition.ofCounts(sides.before(), sides.after())
        : Decomposition.of(sides.before(), sides.after());
  }

  private static boolean counts(MetricDefinition metric) {
    return metric.unit() == MetricDefinition.Unit.COUNT;
  }

  private static Amount all(Map<Stratum, Amount> side) {
    return side.values().stream().reduce(Amount.NONE, Amount::plus);
  }

  private ChangeView view(ChangeQuestion question, Split split, LateData known) {
    MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(question.metric()));
    boolean counts = counts(metric);
    Amount before = all(split.before());
    Amount after = all(split.after());
    Double from = figure(before, counts);
    Double to = figure(after, counts);
    Decomposition change = split.change();
    Interval chance = split.ofCases() && change != null ? chance(metric, before, after) : null;
    return new ChangeView(
        question,
        known,
        from,
        to,
        before.weight(),
        after.weight(),
        chance == null ? null : chance.lower(),
        chance == null ? null : chance.upper(),
        change == null || from == null ? List.of() : parts(change, from, known, counts),
        split.names(),
        change == null ? List.of() : movers.items(change.by(Stratum::item), counts),
        change == null || split.names().stream().noneMatch(each -> each.startsWith("unit"))
            ? List.of()
            : movers.units(change.by(Stratum::part), counts),
        change == null || !split.names().contains("channel")
            ? List.of()
            : movers.channels(change.by(Stratum::channel), counts));
  }

  static @Nullable Double figure(Amount amount, boolean counts) {
    return amount.weight() == 0 ? null : counts ? amount.sum() : amount.sum() / amount.weight();
  }

  private static @Nullable Interval chance(MetricDefinition metric, Amount before, Amount after) {
    double scale = metric.unit() == MetricDefinition.Unit.PER_10K ? StrataReader.TEN_THOUSAND : 1;
    Interval share =
        Newcombe.interval(
            Math.round(before.sum() / scale),
            Math.round(before.weight()),
            Math.round(after.sum() / scale),
            Math.round(after.weight()),
            Wilson.Z95);
    return share == null ? null : new Interval(share.lower() * scale, share.upper() * scale);
  }

  private static List<Part> parts(
      Decomposition change, double from, LateData known, boolean counts) {
    Double was = known.state() == LateData.State.TOLD ? known.value() : null;
    double late = was == null ? 0 : from - was;
    Effects effects = change.effects();
    double whole = effects.total() + late;
    List<Part> parts = new ArrayList<>();
    if (was != null) {
      parts.add(part(ChangeCause.LATE_DATA, late, whole));
    }
    parts.add(part(ChangeCause.VOLUME, effects.volume(), whole));
    if (!counts) {
      parts.add(part(ChangeCause.ITEMS, effects.items(), whole));
      parts.add(part(ChangeCause.SPEED, effects.speed(), whole));
    }
    return parts;
  }

  private static Part part(ChangeCause cause, double value, double whole) {
    return new Part(cause, value, Math.abs(whole) < NOTHING ? null : value / whole);
  }
}
