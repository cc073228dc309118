package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.statistics.Wilson;
import org.jspecify.annotations.Nullable;

/** How a scorecard stands, in words. */
final class StandingWords {

  private static final double MOST = 100;

  private StandingWords() {}

  /** Lower end of what chance leaves of the total with 95 %; null without a total. */
  static @Nullable Double low(Scorecard card) {
    Double total = card.total();
    Double error = card.error();
    return total == null || error == null ? null : Math.max(0, total - Wilson.Z95 * error);
  }

  /** Upper end likewise. */
  static @Nullable Double high(Scorecard card) {
    Double total = card.total();
    Double error = card.error();
    return total == null || error == null ? null : Math.min(MOST, total + Wilson.Z95 * error);
  }

  /** Both ends; "—" without. */
  static String interval(Scorecard card, ReportWords words) {
    Double low = low(card);
    Double high = high(card);
    return low == null || high == null
        ? words.f().count(null)
        : words.points(low) + "–" + words.points(high);
  }

  /** The places it may have: 2–5, or 1 where it can be no other. */
  static String places(Scorecard.Place place) {
    return place.best() == place.worst()
        ? Integer.toString(place.best())
        : place.best() + "–" + place.worst();
  }

  /** Why it has no place; with its place where it has one. */
  static String standing(Scorecard card, ReportWords words) {
    Scorecard.Place place = card.place();
    return switch (card.standing()) {
      case RANKED ->
          place == null
              ? words.of("standing.RANKED.none")
              : words.of("standing.RANKED", place.band(), places(place), place.of());
      case DOUBTFUL ->
          words.of(
              "standing.DOUBTFUL",
              card.feedQuality() == null
                  ? words.none()
                  : words.f().percent(card.feedQuality()) + "%",
              words.f().percent(card.feedSilent()) + "%");
      case MOVED -> words.of("standing.MOVED");
      case NOT_ENOUGH -> words.of("standing.NOT_ENOUGH", card.scoredWeight());
    };
  }
}
