package io.xiaoneng.job.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.casefile.CaseEvents;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.Envelope;
import io.xiaoneng.job.FixedRegistry;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.RowBinaryReader;
import io.xiaoneng.job.casefile.CaseOperator;
import io.xiaoneng.job.casefile.RulesAccess;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cases and their alerts, on a clock of the test's: March 2026, the 9th is a Monday. */
class AlertOperatorTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Instant INSTALLED = Instant.parse("2026-03-01T00:00:00Z");

  /** What the table says holds. */
  private static final List<AlertTable.Raised> TABLE = new ArrayList<>();

  private static final AlertSettings SETTINGS =
      new AlertSettings(List.of(AlertRules.first(INSTALLED)), () -> List.copyOf(TABLE));
  private static final String BLUE = "due-soon";
  private static final String YELLOW = "past-promise";

  private static final Envelope APPLIED =
      Envelope.of(
          "C1",
          "1",
          "case.applied",
          "2026-03-02T01:00:00Z",
          "\"unit\":\"U\",\"item\":\"I\",\"channel\":\"WEB\"");

  /** Due at the end of Monday the 9th: nearly due on the Friday before. */
  private static final Envelope ACCEPTED =
      Envelope.of(
          "C1",
          "2",
          "case.accepted",
          "2026-03-02T02:00:00Z",
          "\"kind\":\"COMMITTED\",\"promisedDueAt\":\"2026-03-09T15:59:59.999Z\"");

  private KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> cases;
  private KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> alerts;
  private int handedOver;

  @BeforeEach
  void start() throws Exception {
    TABLE.clear();
    open(null, null, "2026-03-02T02:00:00Z");
  }

  @AfterEach
  void stop() throws Exception {
    cases.close();
    alerts.close();
  }

  private void open(OperatorSubtaskState ofCases, OperatorSubtaskState ofAlerts, String at)
      throws Exception {
    cases =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new CaseOperator(
                new RulesAccess(CITY, "cn"),
                FixedRegistry.of(CITY, Map.of()),
                SETTINGS,
                new BundleLimits(
                    100, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(30)),
                10),
            KeyedBytes::key,
            Types.STRING);
    alerts =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AlertOperator(SETTINGS)), KeyedBytes::key, Types.STRING);
    cases.setup();
    alerts.setup();
    if (ofCases != null) {
      cases.initializeState(ofCases);
      alerts.initializeState(ofAlerts);
    }
    handedOver = 0;
    cases.setProcessingTime(Instant.parse(at).toEpochMilli());
    alerts.setProcessingTime(Instant.parse(at).toEpochMilli());
    cases.open();
    alerts.open();
  }

  private void send(Envelope event, String recordedAt) throws Exception {
    Instant recorded = Instant.parse(recordedAt);
    cases.processElement(new StreamRecord<>(event.encoded(recorded), recorded.toEpochMilli()));
    cases.endInput();
    var plans = cases.getSideOutput(CaseOperator.ALERTS);
    List<StreamRecord<KeyedBytes>> all = plans == null ? List.of() : new ArrayList<>(plans);
    for (StreamRecord<KeyedBytes> plan : all.subList(handedOver, all.size())) {
      alerts.processElement(plan);
    }
    handedOver = all.size();
  }

  private void clock(String at) throws Exception {
    cases.setProcessingTime(Instant.parse(at).toEpochMilli());
    alerts.setProcessingTime(Instant.parse(at).toEpochMilli());
  }

  /** What was written: rule, state, reason. */
  private List<String> written() {
    return alerts.extractOutputValues().stream().map(AlertOperatorTest::told).toList();
  }

  private static String told(byte[] row) {
    RowBinaryReader in = new RowBinaryReader(row);
    in.string();
    in.uint128();
    in.string();
    String kind = in.string();
    in.string();
    in.int32();
    in.string();
    in.int64();
    in.int64();
    String unit = in.string();
    in.string();
    in.string();
    return (kind + " " + unit + " " + in.string() + " " + in.string()).strip();
  }

  @Test
  void anAlertIsRaisedWhenItsMomentComesThoughNoEventDoes() throws Exception {
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    clock("2026-03-05T15:59:59Z");
    assertThat(written()).isEmpty();
    clock("2026-03-05T16:00:00Z");
    assertThat(written()).containsExactly(BLUE + " U RAISED");
    clock("2026-03-09T15:59:59.999Z");
    assertThat(written()).hasSize(1);
    clock("2026-03-09T16:00:00Z");
    assertThat(written()).containsExactly(BLUE + " U RAISED", YELLOW + " U RAISED");
    clock("2026-03-11T16:00:00Z");
    assertThat(written()).contains("far-past-promise U RAISED").hasSize(3);
  }

  @Test
  void aDecisionEndsItAndOneThatWasReportedLateWithdrawsIt() throws Exception {
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    clock("2026-03-09T16:00:01Z");
    Envelope decided =
        Envelope.of("C1", "3", "case.decided", "2026-03-10T02:00:00Z", "\"outcome\":\"APPROVED\"");
    clock("2026-03-10T02:00:00Z");
    send(decided, "2026-03-10T02:00:00Z");
    assertThat(written())
        .containsExactly(
            BLUE + " U RAISED",
            YELLOW + " U RAISED",
            BLUE + " U ENDED case-ended",
            YELLOW + " U ENDED case-ended");
    send(decided.revision(1).at("2026-03-09T09:00:00Z"), "2026-03-10T02:00:00Z");
    assertThat(written())
        .endsWith(BLUE + " U ENDED case-ended", YELLOW + " U WITHDRAWN ended-before");
  }

  @Test
  void aCaseDecidedInTimeRaisesNothingAfterwards() throws Exception {
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    send(
        Envelope.of("C1", "3", "case.decided", "2026-03-04T02:00:00Z", "\"outcome\":\"APPROVED\""),
        "2026-03-02T02:00:00Z");
    clock("2026-03-30T00:00:00Z");
    assertThat(written()).isEmpty();
  }

  @Test
  void nothingIsRaisedBeforeTheJobHasCaughtUp() throws Exception {
    clock("2026-03-20T00:00:00Z");
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    clock("2026-03-20T00:00:09Z");
    assertThat(written()).isEmpty();
    send(
        Envelope.of("C1", "3", "case.decided", "2026-03-05T02:00:00Z", "\"outcome\":\"APPROVED\""),
        "2026-03-05T02:00:00Z");
    clock("2026-03-20T00:01:00Z");
    assertThat(written()).isEmpty();
  }

  @Test
  void anOpenCaseThatIsReadLateIsRaisedOnceTheJobIsCalm() throws Exception {
    clock("2026-03-20T00:00:00Z");
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    clock("2026-03-20T00:00:41Z");
    assertThat(written()).contains(YELLOW + " U RAISED").hasSize(3);
  }

  /** Another case of the past, of which nothing more comes. */
  private void anotherOfThePast(String caseId, String at) throws Exception {
    clock(at);
    send(of(caseId, APPLIED), at);
    send(of(caseId, ACCEPTED), at);
  }

  private static Envelope of(String caseId, Envelope event) {
    return Envelope.of(caseId, event.id(), event.type(), event.time().toString(), event.data());
  }

  @Test
  void aHistoryThatIsSentNowRaisesNothingOfCasesThatEndInIt() throws Exception {
    anotherOfThePast("C1", "2026-03-20T00:00:00Z");
    for (int second = 5; second < 60; second += 5) {
      anotherOfThePast("D" + second, "2026-03-20T00:00:%02dZ".formatted(second));
    }
    send(
        Envelope.of("C1", "3", "case.decided", "2026-03-05T02:00:00Z", "\"outcome\":\"APPROVED\""),
        "2026-03-20T00:00:55Z");
    assertThat(written()).isEmpty();
    clock("2026-03-20T00:01:05Z");
    assertThat(ids()).noneMatch(id -> id.startsWith("C1")).anyMatch(id -> id.startsWith("D5"));
  }

  @Test
  void whatIsOfThePastWaitsNoLongerThanItsCaseIsQuiet() throws Exception {
    anotherOfThePast("C1", "2026-03-20T00:00:00Z");
    Instant at = Instant.parse("2026-03-20T00:00:00Z");
    for (int more = 1; more <= 24; more++) {
      at = at.plusSeconds(5);
      assertThat(ids()).as("before " + at).isEmpty();
      anotherOfThePast("D" + more, at.toString());
    }
    assertThat(ids()).isNotEmpty().allMatch(id -> id.startsWith("C1"));
  }

  @Test
  void whatBecomesDueDoesNotWaitForThePast() throws Exception {
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    clock("2026-03-05T15:59:58Z");
    send(of("D1", APPLIED).at("2026-02-02T01:00:00Z"), "2026-03-05T15:59:58Z");
    send(
        Envelope.of(
            "D1",
            "2",
            "case.accepted",
            "2026-02-02T02:00:00Z",
            "\"kind\":\"COMMITTED\",\"promisedDueAt\":\"2026-02-09T15:59:59.999Z\""),
        "2026-03-05T15:59:58Z");
    clock("2026-03-05T16:00:00Z");
    assertThat(ids()).hasSize(1).allMatch(id -> id.startsWith("C1"));
  }

  @Test
  void aHistoryThatEndedBeforeTheRulesWereInForceRaisesNothing() throws Exception {
    send(APPLIED.at("2026-01-05T01:00:00Z"), "2026-03-02T02:00:00Z");
    send(
        Envelope.of(
            "C1",
            "2",
            "case.accepted",
            "2026-01-05T02:00:00Z",
            "\"kind\":\"COMMITTED\",\"promisedDueAt\":\"2026-01-09T15:59:59.999Z\""),
        "2026-03-02T02:00:00Z");
    send(
        Envelope.of("C1", "3", "case.decided", "2026-02-05T02:00:00Z", "\"outcome\":\"APPROVED\""),
        "2026-03-02T02:00:00Z");
    clock("2026-03-30T00:00:00Z");
    assertThat(written()).isEmpty();
  }

  @Test
  void afterARestartOneEpisodeHasTheSameAlertAndNoSecondOne() throws Exception {
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    OperatorSubtaskState ofCases = snapshot(cases);
    OperatorSubtaskState ofAlerts = alerts.snapshot(1, 1);
    clock("2026-03-09T16:00:01Z");
    List<String> ids = ids();
    stop();
    // From before it was raised: raised again, as the same row.
    open(ofCases, ofAlerts, "2026-03-09T16:05:00Z");
    clock("2026-03-09T16:05:01Z");
    assertThat(ids()).as("not before it is calm").isEmpty();
    clock("2026-03-09T16:05:12Z");
    assertThat(ids()).isEqualTo(ids);
    OperatorSubtaskState afterwards = alerts.snapshot(2, 2);
    ofCases = snapshot(cases);
    stop();
    // From after it was raised: not raised any more.
    open(ofCases, afterwards, "2026-03-09T17:00:00Z");
    clock("2026-03-09T18:00:00Z");
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatWasRaisedAfterTheCheckpointIsWithdrawnAllTheSame() throws Exception {
    Instant due = Instant.parse("2026-03-09T15:59:59.999Z");
    Alert raised = new Alert("C1", AlertKind.PAST_PROMISE, 1, "", due, due.plusMillis(1), "U", "U");
    stop();
    TABLE.add(new AlertTable.Raised(raised, due.plusMillis(3), version(APPLIED, ACCEPTED)));
    // No state at all: as if the whole archive were read again.
    open(null, null, "2026-03-09T16:05:00Z");
    send(APPLIED, "2026-03-02T02:00:00Z");
    send(ACCEPTED, "2026-03-02T02:00:00Z");
    send(
        Envelope.of("C1", "3", "case.decided", "2026-03-09T09:00:00Z", "\"outcome\":\"APPROVED\""),
        "2026-03-09T16:05:00Z");
    assertThat(written())
        .endsWith(YELLOW + " U WITHDRAWN ended-before")
        .doesNotContain(BLUE + " U RAISED");
    assertThat(ids()).containsOnly(raised.id());
  }

  private static BigInteger version(Envelope... events) {
    List<RecordedEvent> recorded =
        Arrays.stream(events)
            .map(each -> EventCodec.decode(each.encoded(INSTALLED).bytes()))
            .toList();
    return CaseEvents.of(recorded).version(0);
  }

  private static OperatorSubtaskState snapshot(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> harness)
      throws Exception {
    harness.prepareSnapshotPreBarrier(1);
    return harness.snapshot(1, 1);
  }

  private List<String> ids() {
    return alerts.extractOutputValues().stream()
        .map(row -> new RowBinaryReader(row).string())
        .toList();
  }
}
