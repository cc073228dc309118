package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The ratings 评价 of a case, each with what became of it. */
final class Ratings {

  private Ratings() {}

  /** One entry for each rating id, from the earliest case.rated of it. */
  static List<CaseFacts.Rating> of(Milestones milestones, Rules rules) {
    if (milestones.rated.isEmpty()) {
      return List.of();
    }
    List<CaseFacts.Rating> ratings = new ArrayList<>(milestones.rated.size());
    for (Event each : milestones.rated) {
      String id = text(each);
      if (ratings.stream().noneMatch(known -> known.id().equals(id))) {
        ratings.add(rating(id, each, milestones.rectified, rules));
      }
    }
    return ratings;
  }

  private static CaseFacts.Rating rating(
      String id, Event rated, List<Event> rectified, Rules rules) {
    Instant done = null;
    Instant revisited = null;
    for (Event each : rectified) {
      if (text(each).equals(id)) {
        done = done == null ? each.time() : done;
        boolean now = revisited == null && each.data().flag(DataField.REVISITED);
        revisited = now ? each.time() : revisited;
      }
    }
    Long level = rated.data().integer(DataField.LEVEL);
    return new CaseFacts.Rating(
        id,
        rated.time(),
        rules.dateOf(rated.time()),
        level == null ? 0 : level.intValue(),
        rated.data().flag(DataField.BY_DEFAULT),
        rated.data().flag(DataField.NAMED),
        done,
        date(done, rules),
        revisited,
        date(revisited, rules));
  }

  private static java.time.@Nullable LocalDate date(@Nullable Instant at, Rules rules) {
    return at == null ? null : rules.dateOf(at);
  }

  private static String text(Event event) {
    return Objects.requireNonNullElse(event.data().text(DataField.RATING), "");
  }
}
