package io.xiaoneng.job.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.Envelope;
import io.xiaoneng.job.FixedRegistry;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.alert.AlertTable;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.row.CaseRowEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CaseOperatorTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Instant RECORDED = Instant.parse("2026-03-20T00:00:00Z");
  private static final FixedRegistry REGISTRY = FixedRegistry.of(CITY, Map.of());

  private static final AlertSettings NO_ALERTS = new AlertSettings(List.of(), AlertTable.EMPTY);

  private static final Envelope APPLIED =
      Envelope.of(
          "C1",
          "1",
          "case.applied",
          "2026-03-02T01:00:00Z",
          "\"unit\":\"U\",\"item\":\"I\",\"channel\":\"WEB\"");
  private static final Envelope OTHER_APPLIED =
      new Envelope("C2", "1", APPLIED.type(), APPLIED.time(), 0, false, false, APPLIED.data());
  private static final Envelope ACCEPTED =
      Envelope.of(
          "C1",
          "2",
          "case.accepted",
          "2026-03-02T02:00:00Z",
          "\"kind\":\"COMMITTED\",\"promisedDueAt\":\"2026-03-09T15:59:59Z\"");
  private static final Envelope DECIDED =
      Envelope.of("C1", "3", "case.decided", "2026-03-05T02:00:00Z", "\"outcome\":\"APPROVED\"");

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> harness(
      int bundle, int cached) throws Exception {
    CaseOperator operator =
        new CaseOperator(
            new RulesAccess(CITY, "cn"),
            REGISTRY,
            NO_ALERTS,
            new BundleLimits(
                bundle, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1)),
            cached);
    return new KeyedOneInputStreamOperatorTestHarness<>(
        operator, KeyedBytes::key, Types.STRING, 128, 1, 0);
  }

  private static StreamRecord<KeyedBytes> record(Envelope envelope) {
    return new StreamRecord<>(envelope.encoded(RECORDED));
  }

  private static StreamRecord<KeyedBytes> recordedAt(long millis, Envelope envelope) {
    return new StreamRecord<>(envelope.encoded(RECORDED), millis);
  }

  private static List<CaseRow> rows(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> harness) {
    var rows = harness.getSideOutput(CaseOperator.ROWS);
    return rows == null ? List.of() : rows.stream().map(StreamRecord::getValue).toList();
  }

  /** What the cube would hold after all that was sent. */
  private static Map<String, CubeCell> cube(
      KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, KeyedBytes> harness) {
    Map<String, CubeCell> cube = new TreeMap<>();
    for (KeyedBytes addend : harness.extractOutputValues()) {
      cube.computeIfAbsent(addend.key(), key -> new CubeCell())
          .add(CubeCell.decode(addend.bytes()));
    }
    return cube;
  }

  @Test
  void aBundleEndsByTimeWithOneRowForEachCase() throws Exception {
    try (var harness = harness(5_000, 10)) {
      harness.open();
      harness.processElement(record(APPLIED));
      harness.processElement(record(ACCEPTED));
      assertThat(rows(harness)).isEmpty();

      harness.setProcessingTime(100);

      assertThat(rows(harness)).hasSize(1);
      assertThat(cube(harness)).hasSize(3);
    }
  }

  @Test
  void aBundleEndsByNumberOfCasesBeforeTheBarrierAndAtTheEndOfTheInput() throws Exception {
    try (var harness = harness(2, 10)) {
      harness.open();
      harness.processElement(record(APPLIED));
      harness.processElement(record(ACCEPTED));
      assertThat(rows(harness)).isEmpty();
      harness.processElement(record(OTHER_APPLIED));
      assertThat(rows(harness)).hasSize(2);

      harness.processElement(record(DECIDED));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(rows(harness)).hasSize(3);

      harness.processElement(record(DECIDED.revision(1).at("2026-03-06T02:00:00Z")));
      harness.endInput();
      assertThat(rows(harness)).hasSize(4);
    }
  }

  @Test
  void whileTheJobIsBehindABundleLastsLongerByHalfOfIt() throws Exception {
    try (var harness = harness(5_000, 10)) {
      harness.setProcessingTime(10_000);
      harness.open();
      for (int tick = 1; tick <= 4; tick++) {
        harness.processElement(recordedAt(8_700 + 100 * tick, DECIDED.revision(tick)));
        harness.setProcessingTime(10_000 + 100L * tick);
        assertThat(rows(harness)).as("tick %d", tick).isEmpty();
      }
      harness.processElement(recordedAt(9_200, DECIDED.revision(5)));
      harness.setProcessingTime(10_500);

      assertThat(rows(harness)).hasSize(1);
    }
  }

  @Test
  void howeverOldTheRecordsABundleHasALongestTime() throws Exception {
    try (var harness = harness(5_000, 10)) {
      harness.setProcessingTime(1_000_000);
      harness.open();
      for (int tick = 1; tick <= 9; tick++) {
        harness.processElement(recordedAt(0, DECIDED.revision(tick)));
        harness.setProcessingTime(1_000_000 + 100L * tick);
        assertThat(rows(harness)).as("tick %d", tick).isEmpty();
      }
      harness.processElement(recordedAt(0, DECIDED.revision(10)));
      harness.setProcessingTime(1_001_000);

      assertThat(rows(harness)).hasSize(1);
    }
  }

  @Test
  void aBundleOfOldRecordsEndsAsSoonAsNoneComes() throws Exception {
    try (var harness = harness(5_000, 10)) {
      harness.setProcessingTime(1_000_000);
      harness.open();
      harness.processElement(recordedAt(0, DECIDED));
      harness.setProcessingTime(1_000_100);
      assertThat(rows(harness)).isEmpty();
      harness.setProcessingTime(1_000_200);

      assertThat(rows(harness)).hasSize(1);
    }
  }

  @Test
  void aRepeatedEventSendsNothing() throws Exception {
    try (var harness = harness(1, 10)) {
      harness.open();
      harness.processElement(record(APPLIED));
      harness.processElement(record(APPLIED));

      assertThat(rows(harness)).hasSize(1);
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void orderRepetitionBundlingAndEvictionDoNotShow() throws Exception {
    List<Envelope> events = new ArrayList<>();
    for (int c = 0; c < 20; c++) {
      for (Envelope each : List.of(APPLIED, ACCEPTED, DECIDED, DECIDED.revision(3))) {
        events.add(
            new Envelope(
                "C" + c,
                each.id(),
                each.type(),
                each.time().plusSeconds(86_400L * c + each.revision()),
                each.revision(),
                false,
                c % 7 == 0,
                each.data()));
      }
    }
    Map<String, CubeCell> expected = null;
    List<String> lastRows = null;
    Random random = new Random(7);
    for (int bundle : new int[] {1, 3, 5_000}) {
      List<Envelope> deliveries = new ArrayList<>(events);
      deliveries.addAll(events.subList(0, 30));
      Collections.shuffle(deliveries, random);
      try (var harness = harness(bundle, 4)) {
        harness.open();
        for (Envelope each : deliveries) {
          harness.processElement(record(each));
        }
        harness.endInput();
        Map<String, CubeCell> cube = cube(harness);
        cube.values().removeIf(cell -> cell.equals(new CubeCell()));
        Map<String, String> last = new TreeMap<>();
        for (CaseRow row : rows(harness)) {
          String id = new io.xiaoneng.job.RowBinaryReader(row.row).string();
          last.put(id, java.util.HexFormat.of().formatHex(row.row));
        }
        if (expected == null) {
          expected = cube;
          lastRows = List.copyOf(last.values());
        }
        assertThat(cube).isEqualTo(expected).isNotEmpty();
        assertThat(last.values()).containsExactlyElementsOf(lastRows).hasSize(20);
      }
    }
  }

  @Test
  void deletingEveryEventTakesTheCaseOutOfEveryCell() throws Exception {
    try (var harness = harness(1, 10)) {
      harness.open();
      for (Envelope each : List.of(APPLIED, ACCEPTED, DECIDED)) {
        harness.processElement(record(each));
      }
      assertThat(cube(harness).values()).filteredOn(cell -> cell.n() == 1).hasSize(4);
      for (Envelope each : List.of(DECIDED, APPLIED, ACCEPTED)) {
        harness.processElement(record(each.deleted()));
      }

      assertThat(cube(harness).values()).allMatch(cell -> cell.equals(new CubeCell()));
    }
  }

  @Test
  void aCellWhoseChangesCancelIsSentAllTheSame() throws Exception {
    try (var harness = harness(5_000, 10)) {
      harness.open();
      harness.processElement(record(DECIDED));
      harness.processElement(record(APPLIED));
      harness.setProcessingTime(100);
      Envelope other =
          new Envelope("C2", "1", APPLIED.type(), APPLIED.time(), 0, false, false, APPLIED.data());
      int before = harness.extractOutputValues().size();
      harness.processElement(record(APPLIED.deleted()));
      harness.processElement(record(OTHER_APPLIED));
      harness.setProcessingTime(200);

      List<KeyedBytes> sent = harness.extractOutputValues();
      List<KeyedBytes> second = sent.subList(before, sent.size());
      assertThat(second)
          .anySatisfy(
              each -> {
                assertThat(each.key()).startsWith("applied");
                assertThat(CubeCell.decode(each.bytes())).isEqualTo(new CubeCell());
              });
    }
  }

  @Test
  void aRestoredCaseGoesOnWhereItWas() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = harness(5_000, 10)) {
      harness.open();
      harness.processElement(record(APPLIED));
      harness.processElement(record(ACCEPTED));
      harness.prepareSnapshotPreBarrier(1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = harness(5_000, 10)) {
      harness.initializeState(snapshot);
      harness.open();
      harness.processElement(record(ACCEPTED));
      harness.processElement(record(DECIDED));
      harness.endInput();

      assertThat(rows(harness)).hasSize(1);
      assertThat(cube(harness).keySet())
          .as("applied and accepted stay; decided is new, due changes")
          .allMatch(key -> key.startsWith("decided") || key.startsWith("due"))
          .hasSize(2);
    }
  }

  @Test
  void aConflictingDuplicateIsReportedAndTheSmallerHashCounts() throws Exception {
    Envelope other = DECIDED.at("2026-03-07T02:00:00Z");
    List<String> rows = new ArrayList<>();
    for (List<Envelope> order : List.of(List.of(DECIDED, other), List.of(other, DECIDED))) {
      try (var harness = harness(5_000, 10)) {
        harness.open();
        harness.processElement(record(APPLIED));
        for (Envelope each : order) {
          harness.processElement(record(each));
        }
        harness.endInput();
        assertThat(harness.getSideOutput(CaseOperator.CONFLICTS))
            .singleElement()
            .satisfies(each -> assertThat(each.getValue().id).isEqualTo("3"));
        rows.add(java.util.HexFormat.of().formatHex(rows(harness).get(0).row));
      }
    }
    assertThat(rows.get(0)).isEqualTo(rows.get(1));
  }

  /** A registry that the test changes under the operator's feet. */
  private static final class ChangingRegistry implements RegistryAccess {
    private static final long serialVersionUID = 1L;
    static final MutableRegistry REGISTRY = new MutableRegistry(CITY);

    @Override
    public RegistryView open() {
      return new RegistryView() {
        @Override
        public Registry registry() {
          return REGISTRY;
        }

        @Override
        public boolean refresh() {
          return true;
        }

        @Override
        public boolean announce(String key) {
          return false;
        }

        @Override
        public void close() {}
      };
    }
  }

  private static void publish(String key, String json, long offset) {
    ChangingRegistry.REGISTRY.apply(key, json.getBytes(StandardCharsets.UTF_8), offset);
  }

  private static CaseRow folded(Envelope... events) {
    byte[] state = null;
    for (Envelope each : events) {
      state = CaseState.merge(state, each.encoded(RECORDED).bytes());
    }
    CaseRow row = new CaseRow();
    row.row =
        new CaseRowEncoder()
            .encode(
                CaseFold.fold(
                    events[0].subject(),
                    CaseState.events(state),
                    new RulesAccess(CITY, "cn").with(ChangingRegistry.REGISTRY)));
    return row;
  }

  @Test
  void aCaseIsFoldedAgainOnCommandUnderTheChangedPromiseAndCalendar() throws Exception {
    publish("item/I/1", "{\"promised\":{\"amount\":20,\"kind\":\"WORKING\"}}", 0);
    CaseOperator operator =
        new CaseOperator(
            new RulesAccess(CITY, "cn"),
            new ChangingRegistry(),
            NO_ALERTS,
            new BundleLimits(
                100, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1)),
            10);
    try (var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator, KeyedBytes::key, Types.STRING, 128, 1, 0)) {
      harness.open();
      harness.processElement(record(APPLIED));
      harness.processElement(record(ACCEPTED));
      harness.prepareSnapshotPreBarrier(1);
      assertThat(rows(harness)).hasSize(1);
      assertThat(rows(harness).get(0).row).isEqualTo(folded(APPLIED, ACCEPTED).row);

      publish("item/I/1", "{\"promised\":{\"amount\":1,\"kind\":\"WORKING\"}}", 7);
      publish("calendar/cn/2026/9", "{\"off\":[\"2026-03-03\"]}", 8);
      harness.processElement(new StreamRecord<>(Refold.of("C1", 9)));
      harness.processElement(new StreamRecord<>(Refold.of("nobody", 9)));
      harness.prepareSnapshotPreBarrier(2);
      assertThat(rows(harness)).hasSize(2);
      assertThat(rows(harness).get(1).row)
          .isEqualTo(folded(APPLIED, ACCEPTED).row)
          .isNotEqualTo(rows(harness).get(0).row);
    }
  }
}
