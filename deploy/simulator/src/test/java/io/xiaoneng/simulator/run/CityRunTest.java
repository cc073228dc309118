package io.xiaoneng.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.simulator.Profile;
import io.xiaoneng.simulator.SimulatorOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CityRunTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant UNTIL = Instant.parse("2026-03-12T03:20:00Z");

  @TempDir Path dir;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private int marks;

  @Test
  void sameSeedAndIntervalGiveTheSameRecordsAndAnotherSeedOthers() throws Exception {
    List<MemoryOut.Sent> first = once(dir.resolve("a"), 1, new MemoryOut());
    assertThat(once(dir.resolve("b"), 1, new MemoryOut())).isEqualTo(first);
    Set<String> common = events(once(dir.resolve("c"), 2, new MemoryOut()));
    common.retainAll(events(first));
    // A heartbeat of the same second may happen in both.
    assertThat(common.size()).isLessThan(first.size() / 100);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .containsPattern("history: \\d+ events, \\d+ cases");
    assertThat(Files.readString(dir.resolve("a").resolve("truth.json"))).contains("\"cases\":");
    assertThat(marks).isEqualTo(3);
  }

  @Test
  void restartAfterALossSendsWhatIsMissing() {
    Set<String> whole = events(once(dir.resolve("whole"), 1, new MemoryOut()));
    MemoryOut broken = new MemoryOut(9_000);
    Path data = dir.resolve("broken");
    assertThatThrownBy(() -> once(data, 1, broken)).isInstanceOf(EventOut.SendFailed.class);
    assertThat(marks).isEqualTo(1);
    MemoryOut rest = new MemoryOut();
    once(data, 1, rest);
    assertThat(rest.durable.size()).isLessThan(whole.size());
    Set<String> both = new TreeSet<>(events(broken.durable));
    both.addAll(events(rest.durable));
    assertThat(both).isEqualTo(whole);
    assertThat(marks).isEqualTo(2);
  }

  @Test
  void livingOnFromAnEarlierMomentGivesTheSameEventsAsALongerHistory() {
    World world = new World(1, ZONE, Profile.SMALL);
    long first = world.office().dayOf(UNTIL.toEpochMilli()) - 12;
    Instant later = UNTIL.plus(Duration.ofHours(50));
    MemoryOut whole = new MemoryOut();
    new History(world, first, later.toEpochMilli(), whole, Duration.ZERO)
        .send(first, day -> {}, day -> {}, null);

    MemoryOut split = new MemoryOut();
    new History(world, first, UNTIL.toEpochMilli(), split, Duration.ZERO)
        .send(first, day -> {}, day -> {}, null);
    int history = split.durable.size();
    World again = new World(1, ZONE, Profile.SMALL);
    long[] through = {0};
    new Live(
            again,
            split,
            new StopSign(),
            Clock.fixed(later, ZoneOffset.UTC),
            millis -> through[0] = millis)
        .run(first, UNTIL.toEpochMilli(), later.toEpochMilli());

    assertThat(split.durable).hasSameSizeAs(whole.durable);
    assertThat(events(split.durable)).isEqualTo(events(whole.durable));
    assertThat(split.durable.size()).isGreaterThan(history + 500);
    assertThat(through[0]).isEqualTo(later.toEpochMilli());
  }

  @Test
  void liveEventsGoOutInTheOrderTheirTimeComesAndAreNotMarkedAsImport() {
    World world = new World(1, ZONE, Profile.SMALL);
    long first = world.office().dayOf(UNTIL.toEpochMilli());
    MemoryOut out = new MemoryOut();
    // A clock that jumps to whatever is waited for would hide a wait; one that stands still hides
    // none, as everything is in its past by less than a minute.
    Instant end = UNTIL.plusSeconds(50);
    new Live(world, out, new StopSign(), Clock.fixed(end, ZoneOffset.UTC), millis -> {})
        .run(first, UNTIL.toEpochMilli(), end.toEpochMilli());
    assertThat(out.durable).isNotEmpty().noneMatch(MemoryOut.Sent::imported);
    List<Instant> recorded =
        out.durable.stream()
            .filter(sent -> sent.value().contains("recordedtime"))
            .map(sent -> sent.value().replaceAll(".*\"recordedtime\":\"([^\"]+)\".*", "$1"))
            .map(text -> java.time.OffsetDateTime.parse(text).toInstant())
            .toList();
    assertThat(recorded).isSorted().isNotEmpty();
  }

  @Test
  void askedToStopItStops() {
    World world = new World(1, ZONE, Profile.SMALL);
    long first = world.office().dayOf(UNTIL.toEpochMilli());
    StopSign stop = new StopSign();
    stop.raise();
    Live live =
        new Live(world, new MemoryOut(), stop, Clock.fixed(UNTIL, ZoneOffset.UTC), millis -> {});
    assertThatThrownBy(() -> live.run(first, UNTIL.toEpochMilli(), Long.MAX_VALUE))
        .isInstanceOf(EventOut.Stopped.class);
  }

  @Test
  void directoryOfAnotherCityIsRefused() {
    once(dir.resolve("a"), 1, new MemoryOut());
    assertThatThrownBy(() -> once(dir.resolve("a"), 2, new MemoryOut()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed 1, not 2");
  }

  @Test
  void registryIsSentOnce() {
    once(dir.resolve("a"), 1, new MemoryOut());
    MemoryOut second = new MemoryOut();
    once(dir.resolve("a"), 1, second);
    assertThat(second.durable).isEmpty();
  }

  private List<MemoryOut.Sent> once(Path data, long seed, MemoryOut out) {
    SimulatorOptions options =
        SimulatorOptions.parse(
            "--kafka",
            "unused:1",
            "--data",
            data.toString(),
            "--zone",
            ZONE.getId(),
            "--seed",
            Long.toString(seed),
            "--profile",
            "small",
            "--days",
            "7",
            "--until",
            UNTIL.toString(),
            "--once");
    new CityRun(
            options,
            out,
            directory -> marks++,
            new StopSign(),
            Clock.systemUTC(),
            new PrintStream(said, true, StandardCharsets.UTF_8))
        .run();
    return out.durable;
  }

  private static Set<String> events(List<MemoryOut.Sent> sent) {
    return sent.stream()
        .filter(each -> !each.topic().equals("xiaoneng.registry"))
        .map(each -> each.topic() + " " + each.key() + " " + each.value())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
