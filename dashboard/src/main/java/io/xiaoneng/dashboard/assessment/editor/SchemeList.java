package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.Schemes;
import io.xiaoneng.dashboard.assessment.scheme.AdoptedScheme;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Versions of schemes as they stand today. */
@Component
class SchemeList {

  private final SchemeBook book;
  private final CityClock clock;

  SchemeList(SchemeBook book, CityClock clock) {
    this.book = book;
    this.clock = clock;
  }

  /** How a version stands today. */
  enum State {
    /** Its first day has not come. */
    ANNOUNCED,
    /** It is scored by. */
    IN_FORCE,
    /** Its last day is over. */
    OVER,
    /** Its document was taken back before its first day. */
    WITHDRAWN,
    /** Of the program, and the city's own holds in its place. */
    REPLACED
  }

  /**
   * A version.
   *
   * @param scheme with its last day as it is because of the version after it
   * @param adopted who adopted it; null for a version of the program
   */
  record Standing(Scheme scheme, State state, @Nullable AdoptedScheme adopted) {

    /** Whether it may be withdrawn. */
    public boolean announced() {
      return state == State.ANNOUNCED && adopted != null;
    }
  }

  /** Every version, by family; of each the newest first day first. */
  List<Standing> all() {
    Schemes standing = book.all();
    List<AdoptedScheme> adopted = book.adopted();
    LocalDate today = clock.today();
    List<Standing> all = new ArrayList<>();
    for (Scheme each : standing.all()) {
      all.add(new Standing(each, state(each, today), adopted(adopted, each)));
    }
    for (AdoptedScheme each : adopted) {
      if (!each.stands()) {
        all.add(new Standing(each.scheme(), State.WITHDRAWN, each));
      }
    }
    for (Scheme each : book.ofProgram()) {
      if (standing.find(each.id(), each.version()).isEmpty()) {
        all.add(new Standing(each, State.REPLACED, null));
      }
    }
    all.sort(
        Comparator.comparing((Standing each) -> each.scheme().id())
            .thenComparing(each -> each.scheme().from(), Comparator.reverseOrder())
            .thenComparing(each -> each.scheme().version(), Comparator.reverseOrder()));
    return all;
  }

  /** That version, as it stands. */
  Optional<Standing> find(String id, int version) {
    return all().stream()
        .filter(each -> each.scheme().id().equals(id) && each.scheme().version() == version)
        .findFirst();
  }

  /** Whether somebody is told of what is not in force yet; units are not. */
  boolean mayDraft(Actor actor) {
    return actor.is(Role.LEADER)
        || actor.is(Role.SUPERVISOR)
        || actor.is(Role.REVIEWER)
        || actor.is(Role.ASSESSOR);
  }

  private static State state(Scheme scheme, LocalDate today) {
    return scheme.holds(today)
        ? State.IN_FORCE
        : scheme.from().isAfter(today) ? State.ANNOUNCED : State.OVER;
  }

  private static @Nullable AdoptedScheme adopted(List<AdoptedScheme> all, Scheme of) {
    return all.stream()
        .filter(
            each ->
                each.stands()
                    && each.scheme().id().equals(of.id())
                    && each.scheme().version() == of.version())
        .findFirst()
        .orElse(null);
  }
}
