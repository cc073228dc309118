package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts.Rating;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What applicants say 好差评. */
final class RatingReference {

  private RatingReference() {}

  /**
   * The figure, or null for a metric of another kind.
   *
   * @param term days in which a bad rating is rectified
   */
  static @Nullable Figure figure(String metric, Slice slice, int term) {
    return switch (metric) {
      case "rated-active" -> Slice.ratio(ratings(slice), each -> !each.byDefault());
      case "bad-per-10k" ->
          Slice.ratio(ratings(slice).filter(each -> !each.byDefault()), each -> each.level() >= 4);
      case "rectified" ->
          Slice.ratio(due(slice, term), each -> inTime(each, each.rectifiedDate(), term));
      case "revisited" ->
          Slice.ratio(
              due(slice, term).filter(Rating::named),
              each -> inTime(each, each.revisitedDate(), term));
      default -> null;
    };
  }

  private static Stream<Rating> ratings(Slice slice) {
    return slice
        .real()
        .flatMap(each -> each.ratings().stream())
        .filter(each -> slice.period().has(each.date()));
  }

  private static Stream<Rating> due(Slice slice, int term) {
    return ratings(slice)
        .filter(Rating::bad)
        .filter(each -> each.date().plusDays(term).isBefore(slice.today()));
  }

  private static boolean inTime(Rating rating, @Nullable LocalDate done, int term) {
    return done != null && !done.isAfter(rating.date().plusDays(term));
  }
}
