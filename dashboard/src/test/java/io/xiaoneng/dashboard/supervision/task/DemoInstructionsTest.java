package io.xiaoneng.dashboard.supervision.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.Office;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.TaskEntry;
import io.xiaoneng.task.TaskState;
import io.xiaoneng.task.TaskStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The made-up city's instructions; what is entered is taken back after each test. */
@Transactional
class DemoInstructionsTest extends CityTestBase {

  @Autowired private TaskStore store;
  @Autowired private TaskService service;
  @Autowired private TaskGoals goals;
  @Autowired private Office office;
  @Autowired private RegistryView registry;
  @Autowired private JdbcClient jdbc;

  private List<TaskFile> entered() {
    new DemoInstructions(store, service, office, registry).look();
    return store.files().stream().filter(each -> each.code().startsWith("SL")).toList();
  }

  /** The demo city is the simulator's, not the one these tests made up. */
  @Test
  void theirUnitsAreDistrictsOfTheSimulatedCity() throws IOException {
    Path districts =
        Path.of("../deploy/simulator/src/main/resources/io/xiaoneng/simulator/city/districts.csv");
    assertThat(Files.readAllLines(districts).stream().map(line -> line.split(",")[0]))
        .containsAll(DemoOrders.UNITS)
        .containsAll(
            DemoOrders.on(office.clock().today()).stream().map(DemoOrders.Order::unit).toList());
  }

  @Test
  void theyStandInEveryStateOfAnInstruction() {
    Map<TaskState, Long> states =
        entered().stream()
            .collect(Collectors.groupingBy(each -> each.task().state(), Collectors.counting()));
    assertThat(states)
        .containsOnlyKeys(
            TaskState.REGISTERED,
            TaskState.ASSIGNED,
            TaskState.RUNNING,
            TaskState.EXTENSION_ASKED,
            TaskState.VERIFYING,
            TaskState.DONE);
  }

  @Test
  void theirTargetsAreThePlansAndLieAhead() {
    entered();
    LocalDate today = office.clock().today();
    List<DatedGoal> ahead =
        goals.all().stream()
            .filter(each -> each.id().startsWith("SL"))
            .sorted(Comparator.comparing(DatedGoal::by))
            .toList();
    assertThat(ahead).hasSizeGreaterThanOrEqualTo(6);
    for (DatedGoal each : ahead) {
      assertThat(each.by()).isAfterOrEqualTo(today.plusDays(21)).isBefore(today.plusYears(3));
      MetricDefinition metric = Objects.requireNonNull(MetricCatalogue.find(each.metric()));
      assertThat(metric.direction()).isEqualTo(MetricDefinition.Direction.UP);
    }
    // What the plan wants of these figures, whatever the year.
    Set<String> planned =
        goals.all().stream()
            .filter(each -> each.id().startsWith("XA2019"))
            .map(each -> each.metric() + " " + each.value())
            .collect(Collectors.toCollection(HashSet::new));
    planned.add("on-time " + target("on-time"));
    planned.add("online-rate " + target("online-rate"));
    assertThat(ahead).extracting(each -> each.metric() + " " + each.value()).isSubsetOf(planned);
  }

  private static double target(String metric) {
    MetricDefinition definition = Objects.requireNonNull(MetricCatalogue.find(metric));
    return Objects.requireNonNull(definition.target()).value();
  }

  @Test
  void theirStepsLieInThePastOneAfterTheOtherAndNobodyReviewsTheirOwn() {
    Instant now = office.clock().now();
    for (TaskFile each : entered()) {
      List<TaskEntry> history = each.task().history();
      assertThat(history.get(0).step()).isEqualTo(TaskStep.REGISTER);
      assertThat(history.get(0).party()).isEqualTo(Party.SUPERVISOR);
      assertThat(history).extracting(TaskEntry::at).isSorted().allMatch(at -> at.isBefore(now));
      Set<String> others =
          history.stream()
              .filter(entry -> entry.party() != Party.REVIEWER)
              .map(TaskEntry::by)
              .collect(Collectors.toSet());
      assertThat(history)
          .filteredOn(entry -> entry.party() == Party.REVIEWER)
          .extracting(TaskEntry::by)
          .doesNotContainAnyElementsOf(others);
      assertThat(each.unit() == null).isEqualTo(each.task().state() == TaskState.REGISTERED);
    }
  }

  @Test
  void oneIsLateAndOneIsDone() {
    Instant now = office.clock().now();
    assertThat(entered())
        .filteredOn(each -> service.urgency(each, now).compareTo(Urgency.OVERDUE) >= 0)
        .filteredOn(each -> each.task().state() == TaskState.RUNNING)
        .singleElement()
        .extracting(TaskFile::code)
        .asString()
        .endsWith("-05");
  }

  @Test
  void theyAreEnteredOnceAndLogged() {
    int lines = logged();
    List<TaskFile> first = entered();
    assertThat(entered())
        .extracting(TaskFile::id)
        .isEqualTo(first.stream().map(TaskFile::id).toList());
    assertThat(logged() - lines).isEqualTo(first.size());
  }

  private int logged() {
    return jdbc.sql("select count(*) from audit_entry where action = 'task.register'")
        .query(Integer.class)
        .single();
  }

  @Test
  void onAnyDayOfAYearThereIsTimeLeftForEveryTargetAhead() {
    LocalDate first = LocalDate.of(2027, 1, 1);
    IntStream.range(0, 365)
        .mapToObj(first::plusDays)
        .forEach(
            day ->
                assertThat(DemoOrders.on(day))
                    .flatExtracting(DemoOrders.Order::goals)
                    .filteredOn(goal -> goal.target() != null)
                    .allSatisfy(
                        goal ->
                            assertThat(goal.due())
                                .as("on " + day)
                                .isAfterOrEqualTo(day.plusDays(21))));
  }
}
