package io.xiaoneng.simulator.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.EventType;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.simulator.Profile;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.run.World;
import io.xiaoneng.simulator.truth.CaseTruth;
import io.xiaoneng.simulator.truth.TruthBook;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The city has the shape that was asked for. */
class CityLifeTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long FIRST = LocalDate.of(2026, 3, 1).toEpochDay();
  private static final int DAYS = 60;

  private final World world = new World(1, ZONE, Profile.SMALL);

  @Test
  void hasTheUnitsItemsAndPointsOfALargeCity() {
    City city = world.city();
    assertThat(count(Unit.Level.DISTRICT)).isEqualTo(20);
    assertThat(count(Unit.Level.STREET)).isEqualTo(185);
    assertThat(count(Unit.Level.COMMUNITY)).isEqualTo(1_200);
    assertThat(city.departments()).hasSize(25);
    assertThat(city.items()).hasSize(500);
    assertThat(city.items()).extracting(i -> i.code()).doesNotHaveDuplicates();
    assertThat(city.items()).anyMatch(i -> i.promised() == 60).anyMatch(i -> i.immediate());
    assertThat(city.points())
        .extracting(p -> p.kind())
        .contains("HALL", "CENTRE", "TERMINAL", "MAILBOX");
    assertThat(city.offices()).extracting(o -> o.code()).doesNotHaveDuplicates();
  }

  @Test
  void worksByTheCalendarAndTheClock() {
    Map<Integer, Integer> counterHours = new HashMap<>();
    Map<Boolean, Integer> counterDays = new HashMap<>();
    Set<Integer> onlineHours = new HashSet<>();
    eachApplication(
        event -> {
          ZonedDateTime at = Instant.ofEpochMilli(event.time()).atZone(ZONE);
          if (event.topic() == Topic.HALL) {
            counterHours.merge(at.getHour(), 1, Integer::sum);
            counterDays.merge(
                world.office().counted(at.toLocalDate().toEpochDay()), 1, Integer::sum);
          } else if (event.topic() == Topic.ONLINE) {
            onlineHours.add(at.getHour());
          }
        });
    assertThat(counterDays).containsOnlyKeys(true);
    assertThat(counterHours.get(10)).isGreaterThan(4 * counterHours.get(12));
    assertThat(counterHours.getOrDefault(3, 0)).isZero();
    assertThat(onlineHours).hasSize(24);
  }

  @Test
  void mondaysAreBusierThanFridaysAndDaysOffAreQuiet() {
    int monday = cases(LocalDate.of(2026, 3, 9));
    int friday = cases(LocalDate.of(2026, 3, 13));
    int sunday = cases(LocalDate.of(2026, 3, 15));
    assertThat(monday).isGreaterThan(friday);
    assertThat(friday).isGreaterThan(2 * sunday);
    assertThat(sunday).isPositive();
  }

  @Test
  void promisesAreMostlyKeptAndAFewUnitsLag() {
    long until = world.office().start(FIRST + DAYS);
    TruthBook book = new TruthBook(until, world.office());
    Map<String, int[]> byUnit = new HashMap<>();
    each(
        life -> {
          if (life.plan() != null) {
            CaseTruth truth = CaseTruth.of(life, life.plan(), until, world.office());
            book.add(truth);
            if (truth.counts() && truth.fellDue(until)) {
              int[] n = byUnit.computeIfAbsent(truth.plan().unit(), u -> new int[2]);
              n[0] += truth.onTime() ? 1 : 0;
              n[1]++;
            }
          }
        });
    double onTime = (double) book.total("onTime") / book.total("fallenDue");
    assertThat(onTime).isBetween(0.96, 0.992);
    assertThat(byUnit.values()).anyMatch(n -> n[1] >= 20 && n[0] < 0.93 * n[1]);
    assertThat(book.total("quarantined")).isPositive();
    assertThat(book.total("open")).isPositive();
  }

  @Test
  void repeatsCorrectionsAndBrokenOnesComeAtTheirRates() {
    int[] n = new int[4];
    Set<String> seen = new HashSet<>();
    each(
        life -> {
          for (SimEvent event : life.deliveries()) {
            if (!event.type().ofCase()) {
              continue;
            }
            n[0]++;
            if (event.broken()) {
              n[1]++;
            } else if (!seen.add(
                event.subject() + event.source() + event.id() + event.revision())) {
              n[2]++;
            } else if (event.revision() > 0) {
              n[3]++;
            }
          }
        });
    assertThat((double) n[2] / n[0]).isBetween(0.025, 0.035);
    assertThat((double) n[3] / n[0]).isBetween(0.013, 0.025);
    assertThat((double) n[1] / n[0]).isBetween(0.00005, 0.0005);
  }

  @Test
  void oneHallIsSilentAtATimeAndTakesTurns() {
    Set<Integer> silent = new HashSet<>();
    for (long day = FIRST; day < FIRST + 15; day++) {
      int now = 0;
      for (int cell = 0; cell < City.CELLS; cell++) {
        if (Senders.silent(cell, day)) {
          now++;
          silent.add(cell);
        }
      }
      assertThat(now).isEqualTo(1);
    }
    assertThat(silent).hasSize(3);
  }

  @Test
  void everyKindOfEventHappens() {
    Set<EventType> types = new HashSet<>();
    each(life -> life.deliveries().forEach(event -> types.add(event.type())));
    assertThat(types)
        .contains(
            EventType.CASE_SUPPLEMENT_REQUESTED,
            EventType.CASE_REFUSED,
            EventType.CASE_RETURNED,
            EventType.CASE_WITHDRAWN,
            EventType.CASE_SPECIAL_STARTED,
            EventType.CASE_SPECIAL_ENDED,
            EventType.CASE_DELIVERED,
            EventType.CASE_RATED,
            EventType.CASE_VISITED,
            EventType.POINT_DOWN,
            EventType.POINT_HEARTBEAT,
            EventType.AGENCY_CONTRACTED,
            EventType.AGENCY_FINISHED,
            EventType.CASE_RECTIFIED,
            EventType.QUEUE_ABANDONED,
            EventType.QUEUE_SERVED);
  }

  @Test
  void someTerminalsBeatEveryTwoMinutesAndFailInSilenceTheOthersSayUpAndDown() {
    Map<String, List<Long>> beats = new HashMap<>();
    Set<String> others = new HashSet<>();
    each(
        life -> {
          for (SimEvent event : life.deliveries()) {
            if (event.type() == EventType.POINT_HEARTBEAT) {
              assertThat(event.source()).startsWith(City.GATEWAY);
              beats.computeIfAbsent(event.subject(), s -> new ArrayList<>()).add(event.time());
            } else if (event.type() == EventType.POINT_UP) {
              others.add(event.subject());
            }
          }
        });
    assertThat(beats).hasSizeBetween(2, 6);
    assertThat(others).doesNotContainAnyElementsOf(beats.keySet());
    long terminals =
        world.city().points().stream()
            .filter(site -> site.kind().equals("TERMINAL") || site.kind().equals("MAILBOX"))
            .count();
    assertThat(others.size() + beats.size()).isEqualTo((int) terminals);
    beats
        .values()
        .forEach(
            each -> {
              each.sort(null);
              long usual = 0;
              for (int i = 1; i < each.size(); i++) {
                usual += each.get(i) - each.get(i - 1) == 120_000 ? 1 : 0;
              }
              assertThat((double) usual / each.size()).isGreaterThan(0.98);
            });
  }

  @Test
  void terminalsStandInCommunities() {
    Set<String> communities = new HashSet<>();
    world.city().communities().forEach(each -> each.forEach(c -> communities.add(c.code())));
    assertThat(world.city().points())
        .filteredOn(site -> site.kind().equals("TERMINAL"))
        .isNotEmpty()
        .allMatch(site -> communities.contains(site.unit()));
  }

  @Test
  void nothingIsSentBeforeItHappens() {
    each(
        life ->
            life.deliveries()
                .forEach(event -> assertThat(event.sendAt()).isGreaterThan(event.time())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Asia/Shanghai", "America/St_Johns", "Asia/Kathmandu", "Europe/Amsterdam"})
  void timesAreWrittenAsTheLibraryReadsThem(String zone) {
    WireTime wire = new WireTime(ZoneId.of(zone));
    for (long at = -86_400_000_123L; at < 4_102_444_800_000L; at += 86_399_999_987L / 3) {
      byte[] bytes = new byte[WireTime.MAX_LENGTH];
      String text = new String(bytes, 0, wire.write(at, bytes, 0));
      assertThat(OffsetDateTime.parse(text))
          .isEqualTo(Instant.ofEpochMilli(at).atZone(ZoneId.of(zone)).toOffsetDateTime());
    }
  }

  private long count(Unit.Level level) {
    return world.city().offices().stream().filter(o -> o.level() == level).count();
  }

  private int cases(LocalDate date) {
    int sum = 0;
    for (int cell = 0; cell < City.CELLS; cell++) {
      sum += world.lives(date.toEpochDay(), cell);
    }
    return sum;
  }

  private void eachApplication(Consumer<SimEvent> each) {
    each(
        life ->
            life.deliveries().stream()
                .filter(e -> e.type() == EventType.CASE_APPLIED && !e.broken() && e.revision() == 0)
                .forEach(each));
  }

  private void each(Consumer<Life> each) {
    for (long day = FIRST; day < FIRST + DAYS; day++) {
      for (int cell : List.of(0, 5, 12, 13, 17, City.CITY_CELL, World.POINTS)) {
        for (int index = 0; index < world.lives(day, cell); index++) {
          each.accept(world.life(day, cell, index));
        }
      }
    }
  }
}
