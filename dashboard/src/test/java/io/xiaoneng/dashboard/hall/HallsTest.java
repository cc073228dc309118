package io.xiaoneng.dashboard.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Five tickets at one hall, one at another, one drill. */
class HallsTest extends CityTestBase {

  private static final String HALL = "hall-<1>&2";

  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;
  @Autowired private HallService service;
  @Autowired private HallLive live;
  private static Instant start;
  private static Duration step;

  @BeforeEach
  void takeTickets() {
    if (start != null) {
      return;
    }
    // All of one local day, also right after midnight.
    Instant now = clock.now();
    Instant midnight = clock.today().atStartOfDay(clock.zone()).toInstant();
    Instant before = now.minusSeconds(90);
    start = before.isBefore(midnight) ? midnight : before;
    step = Duration.between(start, now).dividedBy(20);
    ticket("w1", HALL, "", 0, null, null, null, false);
    ticket("w2", HALL, "3", 2, null, null, null, false);
    ticket("s1", HALL, "3", 1, 5, 9, null, false);
    ticket("s2", HALL, "4", 2, 10, null, null, false);
    ticket("a1", HALL, "", 3, null, null, 6, false);
    ticket("o1", "hall-2", "1", 4, 5, 6, null, false);
    ticket("drill", HALL, "", 1, null, null, null, true);
  }

  private void ticket(
      String id,
      String point,
      String window,
      int taken,
      Integer called,
      Integer served,
      Integer abandoned,
      boolean test) {
    List<Object> values = new ArrayList<>(List.of(id, point, window));
    StringBuilder times = new StringBuilder();
    for (Integer at : new Integer[] {taken, called, served, abandoned}) {
      times.append(at == null ? "NULL, " : "fromUnixTimestamp64Milli(?), ");
      if (at != null) {
        values.add(start.plus(step.multipliedBy(at)).toEpochMilli());
      }
    }
    values.add(clock.dateOf(start).toString());
    values.add(test);
    clickHouse.execute(
        "INSERT INTO ticket_row SELECT ?, toUInt128(1), ?, '', '', ?, '', "
            + times
            + "toDate32(?), ?, now64(3)",
        values,
        Duration.ofSeconds(10));
  }

  @Test
  void whoIsNeitherCalledServedNorGoneIsWaiting() {
    Halls halls = service.halls();
    assertThat(halls.today()).isTrue();
    Queue queue = halls.hall(HALL).queue();
    assertThat(queue.waiting()).isEqualTo(2);
    assertThat(queue.longest())
        .isCloseTo(
            Duration.between(start, halls.asOf()).toMillis() / 60_000.0, within(1.0 / 60_000));
    assertThat(queue.taken()).isEqualTo(5);
    assertThat(queue.waited().n()).isEqualTo(2);
    assertThat(queue.waited().mean()).isCloseTo(6 * step.toMillis() / 60_000.0, within(0.001));
    assertThat(queue.served().n()).isEqualTo(1);
    assertThat(queue.abandoned().numerator()).isEqualTo(1);
    assertThat(queue.abandoned().n()).isEqualTo(5);
    assertThat(halls.city().taken()).isEqualTo(6);
    assertThat(halls.city().waiting()).isEqualTo(2);
  }

  @Test
  void theLongestQueueIsFirst() {
    assertThat(service.halls().halls())
        .extracting(Halls.Hall::code)
        .containsExactly(HALL, "hall-2");
  }

  @Test
  void windowsAddUpToTheirHall() {
    HallDay hall = service.hall(HALL).orElseThrow();
    assertThat(hall.windows()).extracting(HallDay.Window::code).containsExactly("3", "4", "");
    assertThat(hall.windows().stream().mapToLong(each -> each.queue().taken()).sum()).isEqualTo(5);
    assertThat(hall.windows().stream().mapToLong(each -> each.queue().waiting()).sum())
        .isEqualTo(2);
    assertThat(hall.days()).hasSize(1);
    assertThat(hall.days().get(0).waited().n()).isEqualTo(2);
  }

  @Test
  void theLivePictureIsTheAnswer() throws Exception {
    assertThat(live.payload().json()).contains("\"code\":\"hall-2\"").contains("\"waiting\":2");
    http.perform(page("/api/v1/halls"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.halls[0].queue.waiting").value(2))
        .andExpect(jsonPath("$.city.abandoned.numerator").value(1));
    http.perform(page("/api/v1/halls/{code}", "hall-2"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.windows[0].code").value("1"));
  }

  @ParameterizedTest
  @CsvSource({"zh, 大厅排队, 各窗口", "en, Queues in the halls, Window by window"})
  void thePagesSpeakBothLanguages(String lang, String halls, String windows) throws Exception {
    http.perform(page("/halls").param("lang", lang))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(halls)))
        .andExpect(content().string(containsString("hall-&lt;1&gt;&amp;2")));
    String page = body("/halls/hall-2?lang=" + lang);
    assertThat(page).contains(windows).doesNotContain("??").doesNotContain("${");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/halls/nowhere", "/api/v1/halls/nowhere"})
  void aHallWithoutTicketsIsNotFound(String path) throws Exception {
    http.perform(page(path)).andExpect(status().isNotFound());
  }
}
