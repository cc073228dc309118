package io.xiaoneng.dashboard.quality;

import io.xiaoneng.dashboard.circle.reach.CircleProblems;
import io.xiaoneng.dashboard.deadletter.DeadLetter;
import io.xiaoneng.dashboard.deadletter.DeadLetterService;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.quality.QualityQueries.Conflict;
import io.xiaoneng.dashboard.quality.QualityQueries.Flag;
import io.xiaoneng.dashboard.reconciliation.ReconciliationReads;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /quality}: how good the data is that figures are made of. */
@Page
class QualityPage {

  private static final int EXAMPLES = 6;
  private static final int LETTERS = 3;
  private static final int LISTED = 15;

  private final QualityQueries queries;
  private final Feeds feeds;
  private final DeadLetterService letters;
  private final FreshnessService freshness;
  private final ReconciliationReads reconciliation;
  private final CircleProblems circle;
  private final CityClock clock;
  private final SensitiveCases sensitive;

  QualityPage(
      QualityQueries queries,
      Feeds feeds,
      DeadLetterService letters,
      FreshnessService freshness,
      ReconciliationReads reconciliation,
      CircleProblems circle,
      CityClock clock,
      SensitiveCases sensitive) {
    this.sensitive = sensitive;
    this.queries = queries;
    this.feeds = feeds;
    this.letters = letters;
    this.freshness = freshness;
    this.reconciliation = reconciliation;
    this.circle = circle;
    this.clock = clock;
  }

  /**
   * A source with its feed of the last seven days.
   *
   * @param silentSeconds since it was last heard
   */
  public record Source(
      SourceState state, long accepted, long refused, Rate quality, long silentSeconds) {}

  /** Refused events of one reason. */
  public record Refused(String reason, long n, List<DeadLetter> examples) {}

  @GetMapping("/quality")
  String show(Model model) {
    Instant now = clock.now();
    Map<String, Feeds.Feed> week = feeds.lastWeek();
    List<Source> sources =
        freshness.sources().stream()
            .map(state -> source(state, week, now))
            .sorted(Comparator.comparing((Source each) -> !each.state().silent()))
            .toList();
    List<Refused> refused =
        letters.countByReason().entrySet().stream()
            .map(
                each ->
                    new Refused(
                        each.getKey(), each.getValue(), letters.latest(each.getKey(), LETTERS)))
            .toList();
    model.addAttribute("now", now);
    model.addAttribute("sources", sources);
    model.addAttribute("silent", sources.stream().filter(each -> each.state().silent()).count());
    model.addAttribute("refused", refused);
    model.addAttribute("refusedAll", refused.stream().mapToLong(Refused::n).sum());
    model.addAttribute("refusedMost", refused.stream().mapToLong(Refused::n).max().orElse(0));
    model.addAttribute("flags", flags());
    model.addAttribute("quarantined", named(queries.quarantined(LISTED), Function.identity()));
    model.addAttribute("quarantinedAll", queries.quarantined());
    model.addAttribute("conflicts", named(queries.conflicts(LISTED), Conflict::subject));
    model.addAttribute("conflictsAll", queries.conflicts());
    model.addAttribute("auto", queries.auto(LISTED));
    model.addAttribute("autoAll", queries.auto());
    model.addAttribute("circle", circle.overview(EXAMPLES));
    model.addAttribute("reconciliation", differences());
    return "quality";
  }

  private ReconciliationReads.Last differences() {
    ReconciliationReads.Last last = reconciliation.last(LISTED);
    Set<String> hidden =
        sensitive.among(
            last.differences().stream()
                .map(ReconciliationReads.Row::caseId)
                .filter(Objects::nonNull)
                .toList());
    return new ReconciliationReads.Last(
        last.state(),
        last.run(),
        last.differences().stream()
            .map(each -> hidden.contains(each.caseId()) ? each.unnamed() : each)
            .toList());
  }

  private List<Flag> flags() {
    List<Flag> flags = queries.flags(EXAMPLES);
    Set<String> hidden =
        sensitive.among(flags.stream().map(Flag::examples).flatMap(List::stream).toList());
    return flags.stream()
        .map(
            each ->
                new Flag(
                    each.code(),
                    each.cases(),
                    each.examples().stream().filter(one -> !hidden.contains(one)).toList()))
        .toList();
  }

  /** Those that are not about a case of a sensitive item. */
  private <T> List<T> named(List<T> all, Function<T, String> caseId) {
    Set<String> hidden = sensitive.among(all.stream().map(caseId).toList());
    return all.stream().filter(each -> !hidden.contains(caseId.apply(each))).toList();
  }

  private static Source source(SourceState state, Map<String, Feeds.Feed> week, Instant now) {
    Feeds.Feed feed = week.getOrDefault(state.source(), Feeds.Feed.NONE);
    return new Source(
        state,
        feed.accepted(),
        feed.refused(),
        Rate.of(feed.accepted(), feed.accepted() + feed.refused()),
        Duration.between(state.lastHeard(), now).toSeconds());
  }
}
