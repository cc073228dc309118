package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Story;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Told cases and the figures that the catalogue's words make of them, in Shanghai's March 2019. */
final class FiguresOf {

  private final List<CaseFacts> facts = new ArrayList<>();
  private final Map<String, List<String>> bundles;

  FiguresOf(Story... stories) {
    this(Map.of(), stories);
  }

  /**
   * @param bundles items by registered bundle
   */
  FiguresOf(Map<String, List<String>> bundles, Story... stories) {
    this.bundles = bundles;
    for (Story each : stories) {
      facts.add(each.fold());
    }
  }

  /** Of all time, as of the end of the year. */
  Figure of(String metric) {
    return of(metric, null, null, "2019-12-31");
  }

  /** Of one day of the cohort, as of the end of the year. */
  Figure on(String metric, String day) {
    return of(metric, day, day, "2019-12-31");
  }

  Figure asOf(String metric, String asOf) {
    return of(metric, null, null, asOf);
  }

  Figure of(String metric, @Nullable String from, @Nullable String to, String asOf) {
    Story clock = Story.cn();
    return new ReferenceMetrics(
            facts,
            each -> true,
            new Period(
                from == null ? null : LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to)),
            clock.at(asOf),
            clock.rules().calendar(),
            clock.rules().zone(),
            ReferenceMetrics.RECTIFY_DAYS,
            bundle -> bundles.getOrDefault(bundle, List.of()))
        .figure(metric);
  }
}
