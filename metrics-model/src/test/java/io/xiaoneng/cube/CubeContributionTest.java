package io.xiaoneng.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.Story;
import io.xiaoneng.cube.CubeKey.Cohort;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.registry.Limit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CubeContributionTest {

  private static Story story(String type) {
    Story story = Story.cn().applied("2019-03-04");
    story
        .registry()
        .item("I", type, new Limit(2, Limit.Kind.WORKING), new Limit(9, Limit.Kind.WORKING));
    return story;
  }

  private static Map<Cohort, CubeContribution> contributions(Story story) {
    return CubeContribution.of(story.fold()).stream()
        .collect(Collectors.toMap(each -> each.key().cohort(), each -> each));
  }

  @Test
  void aDecidedCaseCountsInEachCohortOnItsDay() {
    Map<Cohort, CubeContribution> all =
        contributions(
            story("公共服务")
                .event(EventType.CASE_SUPPLEMENT_REQUESTED, "2019-03-04T11:00")
                .accepted("2019-03-05", DataField.WINDOW, "GENERAL")
                .stop("p", "2019-03-05T12:00")
                .resume("p", "2019-03-06")
                .decided("2019-03-08T10:00")
                .event(EventType.CASE_DELIVERED, "2019-03-09T10:00"));
    assertThat(all).containsOnlyKeys(Cohort.APPLIED, Cohort.ACCEPTED, Cohort.DECIDED, Cohort.DUE);
    CubeKey key = all.get(Cohort.DECIDED).key();
    assertThat(key)
        .isEqualTo(
            new CubeKey(Cohort.DECIDED, LocalDate.of(2019, 3, 8), "D", "WEB", "公共服务", "COMMITTED"));
    assertThat(all.get(Cohort.DECIDED))
        .isEqualTo(
            new CubeContribution(key, false, false, true, true, 1, 2, 5 * 86_400_000L, false));
    assertThat(all.get(Cohort.ACCEPTED).windowGeneral()).isTrue();
    assertThat(all.get(Cohort.DUE).onTime()).isTrue();
    assertThat(all.get(Cohort.DUE).key().day()).isEqualTo("2019-03-08");
  }

  @Test
  void daysThatTheTableCannotTellApartAreOneCell() {
    CubeKey ancient = contributions(Story.cn().applied("0005-03-04")).get(Cohort.APPLIED).key();
    CubeKey old = contributions(Story.cn().applied("1850-07-01")).get(Cohort.APPLIED).key();
    assertThat(ancient).isEqualTo(old);
    assertThat(ancient.day()).isEqualTo("1900-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "CASE_DECIDED, 2019-03-07T23:59:59.999, true, false",
    "CASE_DECIDED, 2019-03-08T00:00, false, true",
    "CASE_WITHDRAWN, 2019-03-08T00:00, false, true",
    "CASE_STEP_FINISHED, 2019-03-08T00:00, false, false",
  })
  void theDueCohortTellsOnTimeLateAndOpen(
      EventType type, String time, boolean onTime, boolean late) {
    CubeContribution due =
        contributions(story("公共服务").accepted("2019-03-05").event(type, time)).get(Cohort.DUE);
    assertThat(due.onTime()).isEqualTo(onTime);
    assertThat(due.late()).isEqualTo(late);
  }

  @ParameterizedTest
  @CsvSource({"CASE_WITHDRAWN", "CASE_REFUSED", "CASE_TERMINATED"})
  void endedOtherwiseByDueIsOutOfTheDueCohort(EventType type) {
    assertThat(contributions(story("公共服务").accepted("2019-03-05").event(type, "2019-03-07")))
        .doesNotContainKey(Cohort.DUE);
  }

  @Test
  void aDeemedAcceptanceStandsApart() {
    assertThat(contributions(story("行政许可")))
        .containsOnlyKeys(Cohort.APPLIED, Cohort.DEEMED, Cohort.DUE);
  }

  @Test
  void aQuarantinedCaseCountsAsThatAlone() {
    List<CubeContribution> all =
        CubeContribution.of(
            story("公共服务").accepted("2019-03-05").decided("2019-03-04T23:00").fold());
    assertThat(all).hasSize(1);
    assertThat(all.get(0).key().cohort()).isEqualTo(Cohort.QUARANTINED);
    assertThat(all.get(0).key().day()).isEqualTo("2019-03-04");
  }

  @Test
  void testsAndCasesWithoutAttributesAddNothing() {
    assertThat(CubeContribution.of(Story.cn().decided("2019-03-04").fold())).isEmpty();
    Story drill = story("公共服务");
    Event event = drill.deliveries().get(0).event();
    drill.deliver(
        new Event(
            event.subject(),
            event.source(),
            "drill",
            0,
            event.operation(),
            EventType.CASE_VISITED,
            event.time(),
            null,
            true,
            event.data(),
            event.hash()));
    assertThat(CubeContribution.of(drill.fold())).isEmpty();
  }

  @Test
  void onlyCommittedCasesHaveHandlingTime() {
    CubeContribution decided =
        contributions(
                story("公共服务")
                    .event(EventType.CASE_ACCEPTED, "2019-03-05", DataField.CASE_KIND, "IMMEDIATE")
                    .decided("2019-03-08"))
            .get(Cohort.DECIDED);
    assertThat(decided.d1()).isNull();
    assertThat(decided.d2Millis()).isEqualTo(4 * 86_400_000L);
  }
}
