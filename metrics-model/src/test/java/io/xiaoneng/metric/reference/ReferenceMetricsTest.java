package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.reference.Figure.Count;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.Figure.Overdue;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.registry.Limit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceMetricsTest {

  private static final Set<String> NOT_OF_CASES =
      Set.of(
          "feed-quality",
          "feed-timeliness",
          "wait-minutes",
          "service-minutes",
          "abandon-rate",
          "agency-on-time",
          "backdated-acceptance",
          "promise-lengthened");

  private final List<CaseFacts> facts = new ArrayList<>();

  /** A case that is due five working days after acceptance. */
  private Story add(String channel, String accepted, String end, EventType type) {
    Story story = Story.cn().applied(accepted, DataField.CHANNEL, channel);
    story.accepted(accepted, DataField.WINDOW, "GENERAL");
    story.registry().item("I", "公共服务", new Limit(5, Limit.Kind.WORKING), Limit.NONE);
    if (end != null) {
      story.event(type, end);
    }
    facts.add(story.fold());
    return story;
  }

  private Figure figure(String metric, String from, String to, String asOf) {
    Story clock = Story.cn();
    Period period =
        new Period(
            from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    return new ReferenceMetrics(
            facts,
            each -> true,
            period,
            clock.at(asOf),
            clock.rules().calendar(),
            clock.rules().zone())
        .figure(metric);
  }

  private void threeCases() {
    add("MOBILE", "2019-03-04", "2019-03-06", EventType.CASE_DECIDED);
    add("COUNTER", "2019-03-04", "2019-03-20", EventType.CASE_DECIDED);
    add("WEB", "2019-03-05", "2019-03-07", EventType.CASE_WITHDRAWN);
    add("TERMINAL", "2019-03-05", null, EventType.CASE_DECIDED);
  }

  @Test
  void countsByTheDateOfEachCohort() {
    threeCases();
    assertThat(figure("cases-applied", "2019-03-05", "2019-03-05", "2019-04-01"))
        .isEqualTo(new Count(2));
    assertThat(figure("cases-decided", "2019-03-06", "2019-03-19", "2019-04-01"))
        .isEqualTo(new Count(1));
    assertThat(figure("cases-open", null, null, "2019-04-01")).isEqualTo(new Count(1));
    assertThat(figure("cases-open", null, null, "2019-03-05T11:00")).isEqualTo(new Count(4));
  }

  @Test
  void asOfForgetsWhatCameLater() {
    threeCases();
    assertThat(figure("cases-decided", null, null, "2019-03-19")).isEqualTo(new Count(1));
    assertThat(figure("cases-applied", null, null, "2019-03-04")).isEqualTo(new Count(2));
    assertThat(figure("on-time", null, null, "2019-03-11T23:59:59.999")).isEqualTo(new Ratio(0, 0));
    assertThat(figure("overdue", null, null, "2019-03-12")).isEqualTo(new Overdue(1, 0));
  }

  @Test
  void whatEndedOtherwiseByDueIsNoDueCase() {
    threeCases();
    assertThat(figure("on-time", null, null, "2019-04-01")).isEqualTo(new Ratio(1, 3));
    assertThat(figure("overdue", null, null, "2019-04-01")).isEqualTo(new Overdue(1, 1));
  }

  @Test
  void sharesAreOfTheDecidedCases() {
    threeCases();
    assertThat(figure("online-rate", null, null, "2019-04-01")).isEqualTo(new Ratio(1, 2));
    assertThat(figure("mobile-rate", null, null, "2019-04-01")).isEqualTo(new Ratio(1, 2));
    assertThat(figure("terminal-rate", null, null, "2019-04-01")).isEqualTo(new Ratio(0, 2));
    assertThat(figure("immediate-cases", null, null, "2019-04-01")).isEqualTo(new Ratio(0, 2));
    assertThat(figure("one-window-cases", null, null, "2019-04-01")).isEqualTo(new Ratio(1, 1));
  }

  @Test
  void onlineCompletionLooksAtMatureCasesOnly() {
    threeCases();
    // Due 03-11 and 03-12; ten counted days later are 03-25 and 03-26.
    assertThat(figure("online-completion", null, null, "2019-03-25T23:59:59.998"))
        .isEqualTo(new Ratio(0, 0));
    assertThat(figure("online-completion", null, null, "2019-03-25T23:59:59.999"))
        .isEqualTo(new Ratio(1, 1));
    assertThat(figure("online-completion", null, null, "2019-04-01")).isEqualTo(new Ratio(1, 2));
  }

  @Test
  void durationsHaveMeanQuantilesAndMaximum() {
    threeCases();
    assertThat(figure("handling-days", null, null, "2019-04-01"))
        .isEqualTo(new Duration(2, 7.0, 7.0, 11.0, 12.0));
    assertThat(figure("open-age", null, null, "2019-03-08"))
        .isEqualTo(new Duration(2, 3.5, 3.5, 3.9, 4.0));
  }

  @Test
  void timeSavedIsWhatIsLeftOfTheStatutoryDays() {
    Story story = Story.cn().applied("2019-03-04").accepted("2019-03-04");
    story.registry().item("I", "公共服务", Limit.NONE, new Limit(20, Limit.Kind.WORKING));
    story.stop("s", "2019-03-05").resume("s", "2019-03-06").decided("2019-03-08");
    facts.add(story.fold());
    Story immediate =
        Story.cn().applied("2019-03-04").accepted("2019-03-04", DataField.CASE_KIND, "IMMEDIATE");
    immediate.registry().item("I", "公共服务", Limit.NONE, new Limit(20, Limit.Kind.WORKING));
    facts.add(immediate.decided("2019-03-04").fold());
    facts.add(Story.cn().applied("2019-03-04").accepted("2019-03-04").decided("2019-03-20").fold());
    assertThat(figure("actual-cut", null, null, "2019-04-01")).isEqualTo(new Ratio(17, 20));
    assertThat(figure("actual-cut", "2019-03-08", "2019-03-08", "2019-04-01"))
        .isEqualTo(new Ratio(17, 20));
    assertThat(figure("actual-cut", "2019-03-20", null, "2019-04-01")).isEqualTo(new Ratio(0, 0));
  }

  @Test
  void noDataIsNullAndNoZero() {
    assertThat(((Ratio) figure("online-rate", null, null, "2019-04-01")).value()).isNull();
    assertThat(figure("end-to-end-days", null, null, "2019-04-01"))
        .isEqualTo(new Duration(0, null, null, null, null));
  }

  @Test
  void answersEveryMetricOfTheCatalogueThatFollowsFromCases() {
    threeCases();
    MetricCatalogue.all().stream()
        .filter(metric -> metric.basis() == MetricDefinition.Basis.V)
        .map(metric -> metric.id())
        .filter(id -> !NOT_OF_CASES.contains(id))
        .forEach(id -> assertThat(figure(id, null, null, "2019-04-01")).isNotNull());
    assertThatThrownBy(() -> figure("feed-quality", null, null, "2019-04-01"))
        .hasMessage("metric \"feed-quality\" does not follow from case facts");
  }
}
