package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What cannot be made is not sent, is told, and is tried again. */
class RunMakerTest {

  @TempDir Path directory;

  private ReportHouse house;
  private ReportHouse.Life life;
  private long schedule;

  @BeforeEach
  void open() {
    house = new ReportHouse(directory);
    life = house.new Life(new FolderCarrier(house.settings.root(house.city)));
    schedule = life.weekly("周报").id();
    life.recipient(schedule, RecipientKind.FOLDER, "leaders", null);
    life.recipient(schedule, RecipientKind.FOLDER, "one", "610102");
    house.time.go(Duration.ofHours(2));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> delivered() throws IOException {
    Path root = house.settings.root(house.city);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(each -> root.relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  private List<Path> spooled() throws IOException {
    if (!Files.exists(Spool.place(house.city))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(Spool.place(house.city))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void eachScopeIsMadeOnceInEveryFormatAndOnlyItsRecipientsGetIt() throws Exception {
    life.recipient(schedule, RecipientKind.FOLDER, "leaders-too", null);
    assertThat(life.turn()).isEqualTo(3);
    assertThat(house.maker.orders)
        .extracting(ReportOrder::period, ReportOrder::unit)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("2026-W09", null),
            org.assertj.core.groups.Tuple.tuple("2026-W09", "610102"));
    assertThat(delivered())
        .containsExactly(
            "leaders-too/weekly-2026-W09.json",
            "leaders-too/weekly-2026-W09.pdf",
            "leaders/weekly-2026-W09.json",
            "leaders/weekly-2026-W09.pdf",
            "one/weekly-2026-W09-610102.json",
            "one/weekly-2026-W09-610102.pdf");
    assertThat(life.only().state()).isEqualTo(Run.State.MADE);
    assertThat(life.turn()).as("the slot was run").isZero();
    assertThat(house.notices()).isEmpty();
    assertThat(house.audited())
        .contains("report-schedule.add", "report-recipient.add", "report.planned", "report.made")
        .filteredOn(each -> each.equals("report.sent"))
        .hasSize(3);
  }

  @Test
  void aSectionThatFailsIsNamedNothingIsSentAndItIsTriedAgainUntilItIsMade() throws Exception {
    house.maker.failure = new ReportFailedException("需要领导关注", "the feed is stale");
    assertThat(life.turn()).isZero();
    Run failed = life.only();
    assertThat(failed.state()).isEqualTo(Run.State.FAILED_MAKING);
    assertThat(failed.section()).isEqualTo("需要领导关注");
    assertThat(failed.reason()).isEqualTo("the feed is stale");
    assertThat(failed.notBefore()).isEqualTo(house.time.instant().plus(Duration.ofMinutes(5)));
    assertThat(delivered()).isEmpty();
    assertThat(house.notices())
        .containsExactly(
            "A report was not made and not sent: 周报 2026-W09",
            "A report was not made and not sent: 周报 2026-W09");
    assertThat(
            house
                .plain
                .sql("select role || ' ' || urgency from notice order by role")
                .query(String.class)
                .list())
        .containsExactly("ADMIN URGENT", "ASSESSOR URGENT");
    house.time.go(Duration.ofMinutes(5).minusMillis(1));
    life.turn();
    assertThat(life.only().attempts()).isEqualTo(1);
    house.time.go(Duration.ofMillis(1));
    life.turn();
    assertThat(life.only().attempts()).isEqualTo(2);
    assertThat(house.notices()).as("the alarm is raised once").hasSize(2);
    house.maker.failure = null;
    house.time.go(Duration.ofMinutes(15));
    assertThat(life.turn()).isEqualTo(2);
    assertThat(life.only().state()).isEqualTo(Run.State.MADE);
    assertThat(life.only().section()).isEmpty();
    assertThat(delivered()).hasSize(4);
    assertThat(house.notices())
        .hasSize(4)
        .contains("A report that had failed is made and on its way: 周报 2026-W09");
  }

  @Test
  void whatFailsToTheEndIsGivenUpSaysSoAndIsTakenUpByAHand() throws Exception {
    house.pdf.section = new ReportFailedException("附录", "a chart has no figures");
    for (int i = 0; i < 6; i++) {
      life.turn();
      house.time.go(Duration.ofHours(1));
    }
    Run run = life.only();
    assertThat(run.givenUp()).isTrue();
    assertThat(run.attempts()).isEqualTo(4);
    assertThat(delivered()).isEmpty();
    assertThat(spooled()).as("nothing of a half written report stays").isEmpty();
    assertThat(house.notices()).hasSize(4);
    assertThat(
            house
                .plain
                .sql("select text_en from notice order by id desc limit 1")
                .query(String.class)
                .single())
        .contains("附录: a chart has no figures", "not tried again by itself");
    house.pdf.section = null;
    life.desk.retry(run.id(), ReportHouse.ASSESSOR);
    assertThat(life.turn()).isEqualTo(2);
    assertThat(house.audited()).contains("report.retried", "report.failed");
    assertThatThrownBy(() -> life.desk.retry(run.id(), ReportHouse.ASSESSOR))
        .isInstanceOf(ReportConflictException.class)
        .hasMessageContaining("MADE");
  }

  @Test
  void aStoreThatIsAwayAFullDiskAndABrokenWriterAreEachNamed() throws Exception {
    house.maker.failure = new ClickHouseUnavailableException("away", new IOException("refused"));
    life.turn();
    assertThat(life.only().section()).isEqualTo("ClickHouse");
    house.maker.failure = null;
    house.free = 1000;
    house.time.go(Duration.ofHours(1));
    life.turn();
    assertThat(life.only().reason()).contains("0 MB are free", "1 MB must be");
    house.free = Long.MAX_VALUE;
    house.json.failure = new IOException("No space left on device");
    house.time.go(Duration.ofHours(1));
    life.turn();
    assertThat(life.only().reason()).contains("No space left on device");
    assertThat(spooled()).filteredOn(each -> each.toString().endsWith(".part")).isEmpty();
    assertThat(delivered()).isEmpty();
    house.json.failure = null;
    house.time.go(Duration.ofHours(1));
    life.turn();
    assertThat(life.only().state()).isEqualTo(Run.State.MADE);
    assertThat(delivered()).hasSize(4);
  }

  @Test
  void aUnitWithoutAReportIsWaitedForAndThenTheOthersGetTheirs() throws Exception {
    house.maker.onlyOf = "610102";
    house.maker.failure = new ReportFailedException("指标", "not enough cases");
    life.turn();
    assertThat(life.only().section()).isEqualTo("610102 · 指标");
    assertThat(delivered()).isEmpty();
    for (int i = 0; i < 3; i++) {
      house.time.go(Duration.ofHours(1));
      life.turn();
    }
    assertThat(life.only().state()).isEqualTo(Run.State.MADE);
    assertThat(delivered())
        .containsExactly("leaders/weekly-2026-W09.json", "leaders/weekly-2026-W09.pdf");
    assertThat(life.dispatches.list(life.only().id(), Dispatch.State.FAILED, 0, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).isEqualTo("610102: 指标: not enough cases"));
    assertThat(house.notices()).anyMatch(each -> each.startsWith("Of 1 units there is no report"));
  }

  @Test
  void aStoreThatIsAwayToTheEndIsNoUnitsFault() throws Exception {
    house.maker.onlyOf = "610102";
    house.maker.failure =
        new ReportFailedException(
            "指标", "away", new ClickHouseUnavailableException("away", new IOException("refused")));
    for (int i = 0; i < 5; i++) {
      life.turn();
      house.time.go(Duration.ofHours(1));
    }
    assertThat(life.only().givenUp()).isTrue();
    assertThat(delivered()).isEmpty();
  }

  @Test
  void aUnitThatHasNoSuchReportHoldsUpNobody() throws Exception {
    house.maker.onlyOf = "610102";
    house.maker.failure = new IllegalArgumentException("nobody of it is assessed");
    assertThat(life.turn()).isEqualTo(1);
    assertThat(delivered()).hasSize(2).allMatch(each -> each.startsWith("leaders/"));
  }

  @Test
  void anOrderThatIsWrongIsNotTriedAgain() {
    house.maker.failure = new IllegalArgumentException("the period is not over");
    life.turn();
    assertThat(life.only().givenUp()).isTrue();
    assertThat(life.only().reason()).isEqualTo("the period is not over");
  }

  @Test
  void aProgramThatEndsEachTimeItMakesAReportGivesItUp() {
    house.maker.deadly = true;
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> house.new Life().turn()).isInstanceOf(Fuse.Killed.class);
    }
    ReportHouse.Life last = house.new Life();
    last.making.run(() -> false);
    assertThat(last.only().givenUp()).isTrue();
    assertThat(last.only().reason()).contains("the program ended");
    assertThat(house.notices()).hasSize(2);
  }

  @Test
  void pastPeriodsAreRunFromAFormAndEachOnce() throws Exception {
    life.turn();
    List<Long> ids =
        life.desk.backRun(schedule, "2026-W01", "2026-W03", true, ReportHouse.ASSESSOR);
    assertThat(ids).hasSize(3);
    assertThatThrownBy(
            () -> life.desk.backRun(schedule, "2026-W03", null, true, ReportHouse.ASSESSOR))
        .isInstanceOf(ReportConflictException.class);
    assertThat(life.turn()).isEqualTo(6);
    assertThat(delivered()).hasSize(16).contains("leaders/weekly-2026-W02.pdf");
    Run first = life.desk.find(ids.get(0));
    assertThat(first.origin()).isEqualTo(Run.Origin.BACK_RUN);
    assertThat(first.askedBy()).isEqualTo("lin");
    long kept = life.desk.backRun(schedule, "2026-W03", null, false, ReportHouse.ASSESSOR).get(0);
    assertThat(life.turn()).isZero();
    assertThat(life.desk.find(kept).state()).isEqualTo(Run.State.MADE);
    assertThat(life.files.of(kept)).hasSize(2);
    for (String[] wrong :
        List.of(
            new String[] {"2026-W10", null},
            new String[] {"2026-W03", "2026-W02"},
            new String[] {"2020-W01", "2026-W03"},
            new String[] {"2026-03", null})) {
      assertThatThrownBy(
              () -> life.desk.backRun(schedule, wrong[0], wrong[1], true, ReportHouse.ASSESSOR))
          .isInstanceOf(BadParameterException.class);
    }
  }

  @Test
  void aNewerFileNeverTakesThePlaceOfAnOlderOne() throws Exception {
    life.turn();
    String before =
        Files.readString(house.settings.root(house.city).resolve("leaders/weekly-2026-W09.json"));
    life.desk.backRun(schedule, "2026-W09", null, true, ReportHouse.ASSESSOR);
    life.turn();
    assertThat(
            Files.readString(
                house.settings.root(house.city).resolve("leaders/weekly-2026-W09.json")))
        .isEqualTo(before);
    assertThat(delivered())
        .hasSize(8)
        .filteredOn(each -> each.matches("leaders/weekly-2026-W09\\.[0-9a-f]{8}\\.json"))
        .hasSize(1);
  }

  @Test
  void sendingAgainGivesTheSameBytesAsANewRound() throws Exception {
    life.turn();
    Run run = life.only();
    int made = house.maker.orders.size();
    Path gone = house.settings.root(house.city).resolve("one/weekly-2026-W09-610102.pdf");
    String sha256 = Spool.sha256(gone);
    Files.delete(gone);
    assertThat(life.desk.sendAgain(run.id(), RunDesk.To.ALL, ReportHouse.ASSESSOR)).isEqualTo(2);
    assertThatThrownBy(() -> life.desk.sendAgain(run.id(), RunDesk.To.ALL, ReportHouse.ASSESSOR))
        .isInstanceOf(ReportConflictException.class);
    assertThat(life.turn()).isEqualTo(2);
    assertThat(Spool.sha256(gone)).isEqualTo(sha256);
    assertThat(house.maker.orders).hasSize(made);
    assertThat(life.dispatches.rounds(run.id()))
        .extracting(Round::round, Round::askedBy, Round::sent)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "reports", 2),
            org.assertj.core.groups.Tuple.tuple(2, "lin", 2));
    assertThatThrownBy(() -> life.desk.sendAgain(run.id(), RunDesk.To.MISSED, ReportHouse.ASSESSOR))
        .hasMessageContaining("nobody");
  }

  @Test
  void bytesThatAreNoLongerWhatWasMadeAreNotSent() throws Exception {
    life.turn();
    Run run = life.only();
    RunFile file = life.files.of(run.id(), "610102").get(0);
    Files.writeString(life.spool.path(file.sha256()), "something else");
    life.desk.sendAgain(run.id(), RunDesk.To.ALL, ReportHouse.ASSESSOR);
    life.turn();
    assertThat(life.dispatches.list(run.id(), Dispatch.State.FAILED, 0, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("checksum differs"));
    assertThat(house.notices()).anyMatch(each -> each.startsWith("1 deliveries of a report"));
    assertThatThrownBy(() -> life.desk.bytes(file)).isInstanceOf(SpoolGoneException.class);
  }

  @Test
  void aStoppedRunSendsNothing() throws Exception {
    life.planner.plan();
    long id = life.only().id();
    life.desk.stop(id, ReportHouse.ASSESSOR);
    assertThat(life.turn()).isZero();
    assertThat(life.only().state()).isEqualTo(Run.State.STOPPED);
    assertThat(delivered()).isEmpty();
    assertThatThrownBy(() -> life.desk.stop(id, ReportHouse.ASSESSOR))
        .isInstanceOf(ReportConflictException.class);
  }

  @Test
  void bytesGoWhenTheirTimeIsOverAndTheLogStays() throws Exception {
    life.turn();
    Run run = life.only();
    assertThat(life.keeper.keep()).isZero();
    house.time.go(Duration.ofDays(401));
    assertThat(life.keeper.keep()).isEqualTo(4);
    assertThat(spooled()).isEmpty();
    assertThat(life.files.of(run.id())).hasSize(4).allMatch(each -> each.goneAt() != null);
    assertThat(life.dispatches.of(run.id(), 1)).hasSize(2);
    assertThatThrownBy(() -> life.desk.sendAgain(run.id(), RunDesk.To.ALL, ReportHouse.ASSESSOR))
        .isInstanceOf(SpoolGoneException.class);
  }

  @Test
  void tooManyBytesGoFromTheOldestOnAndWhatIsToBeSentStays() throws Exception {
    house.close();
    house = new ReportHouse(directory, DataSize.ofBytes(30));
    life = house.new Life(new FolderCarrier(house.settings.root(house.city)));
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.FOLDER, "leaders", null);
    house.time.go(Duration.ofHours(2));
    life.planner.plan();
    life.making.run(() -> false);
    assertThat(life.keeper.keep()).as("it is still to be sent").isZero();
    life.turn();
    assertThat(life.keeper.keep()).isEqualTo(1);
    assertThat(life.files.kept()).isBetween(1L, 30L);
  }

  @Test
  void aScheduleThatFindsNoUnitsWaitsAndThenSaysSo() {
    house.wipe();
    long id = life.weekly("街道").id();
    life.recipient(id, RecipientKind.FOLDER, "units/{unit}", "each:STREET");
    house.time.go(Duration.ofDays(7).minusMinutes(25));
    life.turn();
    assertThat(life.runs.count(null, null)).isZero();
    assertThat(house.notices()).isEmpty();
    house.time.go(Duration.ofMinutes(30));
    life.turn();
    assertThat(house.notices()).hasSize(2).allMatch(each -> each.contains("no unit of its level"));
    house.registry.unit("610102001", io.xiaoneng.registry.Unit.Level.STREET, "610102");
    assertThat(life.turn()).isEqualTo(1);
  }
}
