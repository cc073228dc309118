package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.registry.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Due dates and D1 against a clerk who ticks off one day after the other. */
class DueDatePropertiesTest {

  private static final WorkCalendar CN = WorkCalendar.of("cn");
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 14);

  /** A procedure in whole days; an extension has granted days, a stop perhaps an end. */
  private record Special(LocalDate start, @Nullable LocalDate end, int granted) {}

  @Property(tries = 1_500)
  void theDueDateIsWhereAClerkArrivesDayByDay(@ForAll Random random) {
    LocalDate accepted = FIRST.plusDays(random.nextInt(30));
    int days = random.nextInt(12);
    List<Special> specials = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      LocalDate start = accepted.plusDays(random.nextInt(25));
      boolean extension = random.nextInt(3) == 0;
      boolean open = random.nextInt(8) == 0;
      specials.add(
          new Special(
              start,
              extension || open ? null : start.plusDays(random.nextInt(10)),
              extension ? 1 + random.nextInt(5) : 0));
    }
    Story story = story(accepted, days, specials);
    LocalDate due = clerksDue(accepted, days, specials);
    assertThat(story.fold().duePromise())
        .isEqualTo(due == null ? null : story.at(due + "T23:59:59.999"));

    LocalDate decided = accepted.plusDays(random.nextInt(40));
    story.decided(decided + "T20:00");
    assertThat(story.fold().d1()).isEqualTo(clerksDays(accepted, decided, specials));
  }

  private static Story story(LocalDate accepted, int days, List<Special> specials) {
    Story story = Story.cn().applied(accepted + "T08:00").accepted(accepted + "T08:00");
    story.registry().item("I", "公共服务", new Limit(days, Limit.Kind.WORKING), Limit.NONE);
    for (int i = 0; i < specials.size(); i++) {
      Special special = specials.get(i);
      String start = special.start() + "T10:00";
      if (special.granted() > 0) {
        story.extend("p" + i, start, special.granted());
      } else {
        story.stop("p" + i, start);
        if (special.end() != null) {
          story.resume("p" + i, special.end() + "T12:00");
        }
      }
    }
    return story;
  }

  /** Day after day: has the limit been used up by tonight? */
  private static @Nullable LocalDate clerksDue(
      LocalDate accepted, int days, List<Special> specials) {
    int used = 0;
    for (LocalDate day = accepted; ; day = day.plusDays(1)) {
      int limit = days;
      boolean stopped = false;
      for (Special special : specials) {
        boolean begun = !special.start().isAfter(day);
        limit += begun ? special.granted() : 0;
        boolean isStop = special.granted() == 0;
        if (isStop && special.start().isBefore(day)) {
          if (special.end() == null) {
            return null;
          }
          stopped |= !day.isAfter(special.end());
        }
      }
      if (day.isAfter(accepted) && CN.isCounted(day) && !stopped) {
        used++;
      }
      if (used >= limit) {
        return openTonight(day, specials) ? null : day;
      }
    }
  }

  private static boolean openTonight(LocalDate day, List<Special> specials) {
    return specials.stream()
        .anyMatch(each -> each.granted() == 0 && each.end() == null && !each.start().isAfter(day));
  }

  private static int clerksDays(LocalDate accepted, LocalDate decided, List<Special> specials) {
    int days = 0;
    for (LocalDate day = accepted.plusDays(1); !day.isAfter(decided); day = day.plusDays(1)) {
      LocalDate today = day;
      boolean stopped =
          specials.stream()
              .anyMatch(
                  each ->
                      each.granted() == 0
                          && each.start().isBefore(today)
                          && (each.end() == null || !today.isAfter(each.end())));
      days += CN.isCounted(day) && !stopped ? 1 : 0;
    }
    return days;
  }
}
