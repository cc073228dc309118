package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.audit.AuditForTests;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.notice.NoticesForTests;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.ReportsForTests;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** Schedules, runs and deliveries over a store in memory, at a time that the test sets. */
final class ReportHouse implements AutoCloseable {

  static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  static final Actor ASSESSOR = new Actor("lin", Set.of(Role.ASSESSOR), null);

  /** Monday, 2 March 2026, seven in the morning in the city; a working day. */
  static final Instant MONDAY = Instant.parse("2026-03-01T23:00:00Z");

  final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  final Fuse fuse = new Fuse();
  final JdbcClient plain = JdbcClient.create(pool);
  final SetClock time = new SetClock(MONDAY);
  final XiaonengProperties city;
  final CourierSettings courier =
      new CourierSettings("https://xiaoneng.example", "xiaoneng@city.example", true, true);
  final DeliverySettings settings;
  final FixedRegistryView registry = new FixedRegistryView(CITY);
  final Maker maker = new Maker();
  final Writer json = new Writer(ReportFormat.JSON);
  final Writer pdf = new Writer(ReportFormat.PDF);

  /** Free bytes of the spool's disk, as it says. */
  volatile long free = Long.MAX_VALUE;

  ReportHouse(Path directory) {
    this(directory, DataSize.ofGigabytes(20));
  }

  ReportHouse(Path directory, DataSize keepSpace) {
    this.city = SettingsForTests.data(directory);
    this.settings =
        new DeliverySettings(
            null,
            DataSize.ofMegabytes(1),
            400,
            keepSpace,
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30)),
            DataSize.ofMegabytes(1));
    Flyway.configure().dataSource(pool).load().migrate();
    registry.unit("6101", Unit.Level.CITY, null);
    for (String code : List.of("610102", "610103")) {
      registry.unit(code, Unit.Level.DISTRICT, "6101");
    }
  }

  /** Counts what it makes; fails where the test says so. */
  final class Maker implements ReportMaker {

    final List<ReportOrder> orders = new ArrayList<>();
    volatile @Nullable RuntimeException failure;

    /** Of which unit alone it fails; null for all. */
    volatile @Nullable String onlyOf;

    /** Whether making ends the program. */
    volatile boolean deadly;

    @Override
    public ReportKind kind() {
      return ReportKind.WEEKLY;
    }

    @Override
    public Document make(ReportOrder order) {
      fuse.step();
      if (deadly) {
        throw new Fuse.Killed();
      }
      orders.add(order);
      RuntimeException wrong = failure;
      if (wrong != null && (onlyOf == null || onlyOf.equals(order.unit()))) {
        throw wrong;
      }
      return new Document(
          "周报",
          order.period(),
          "weekly-" + order.period(),
          order.language(),
          time.instant(),
          LocalDate.of(2026, 3, 2),
          List.of("making " + orders.size() + " of " + order.unit()),
          List.of());
    }
  }

  /** Writes the facts, and fails in the middle where the test says so. */
  final class Writer implements ReportWriter {

    private final ReportFormat format;
    volatile @Nullable IOException failure;
    volatile @Nullable RuntimeException section;

    /** Bytes that it writes beside the facts. */
    volatile int size;

    Writer(ReportFormat format) {
      this.format = format;
    }

    @Override
    public ReportFormat format() {
      return format;
    }

    @Override
    public void write(Document document, OutputStream out) throws IOException {
      out.write((format + " " + document.facts()).getBytes(StandardCharsets.UTF_8));
      out.write(new byte[size]);
      fuse.step();
      IOException wrong = failure;
      if (wrong != null) {
        throw wrong;
      }
      RuntimeException missing = section;
      if (missing != null) {
        throw missing;
      }
    }
  }

  /** The program: everything that a restart makes anew. */
  final class Life {

    final DataSource source = fuse.watch(pool);
    final JdbcClient jdbc = JdbcClient.create(source);
    final JdbcTransactionManager manager = new JdbcTransactionManager(source);
    final AuditLog audit = AuditForTests.log(jdbc, time);
    final ScheduleStore scheduleStore = new ScheduleStore(jdbc);
    final RunStore runs = new RunStore(jdbc);
    final FileStore files = new FileStore(jdbc);
    final DispatchStore dispatches = new DispatchStore(jdbc);
    final Spool spool = new Spool(Spool.place(city), () -> free, settings);
    final Timetable timetable = new Timetable(registry, city);
    final RunAlarms alarms =
        new RunAlarms(NoticesForTests.board(jdbc, registry, time, manager), city);
    final RunPlanner planner =
        new RunPlanner(
            scheduleStore,
            timetable,
            runs,
            dispatches,
            registry,
            alarms,
            audit,
            time,
            city,
            manager);
    final Reports reports = ReportsForTests.of(maker, json, pdf);
    final RunMaker making =
        new RunMaker(
            runs, files, dispatches, reports, spool, alarms, audit, settings, time, manager);
    final ScheduleDesk schedules = new ScheduleDesk(scheduleStore, audit, courier, time);
    final RunDesk desk =
        new RunDesk(runs, files, dispatches, planner, schedules, timetable, spool, audit, time);
    final SpoolKeeper keeper = new SpoolKeeper(files, spool, settings, time, manager);
    final Dispatcher dispatcher;

    Life(Carrier... carriers) {
      dispatcher =
          new Dispatcher(
              runs,
              files,
              dispatches,
              spool,
              new Lanes(),
              alarms,
              audit,
              List.of(carriers),
              time,
              manager);
    }

    /** One turn of everything; how many deliveries arrived. */
    int turn() {
      planner.plan();
      making.run(() -> false);
      int sent = 0;
      for (RecipientKind kind :
          List.of(RecipientKind.FOLDER, RecipientKind.WEBHOOK, RecipientKind.MAIL)) {
        sent += dispatcher.run(kind, () -> false);
      }
      return sent;
    }

    /** A weekly schedule, on the first working day of the week at 08:30, in PDF and JSON. */
    Schedule weekly(String name) {
      return schedules.add(weeklyDraft(name), ASSESSOR);
    }

    void recipient(long schedule, RecipientKind kind, String target, @Nullable String scope) {
      String secret = kind == RecipientKind.WEBHOOK ? "s".repeat(32) : null;
      schedules.addRecipient(schedule, new RecipientDraft(kind, target, secret, scope), ASSESSOR);
    }

    /** The one run there is. */
    Run only() {
      List<Run> all = runs.list(null, null, 0, 10);
      if (all.size() != 1) {
        throw new AssertionError("there are " + all.size() + " runs");
      }
      return all.get(0);
    }
  }

  static ScheduleDraft weeklyDraft(String name) {
    return new ScheduleDraft(
        name,
        ReportKind.WEEKLY,
        List.of(ReportFormat.PDF, ReportFormat.JSON),
        "zh",
        1,
        true,
        "08:30",
        true);
  }

  /** Titles of the notices, in English, the first first. */
  List<String> notices() {
    return plain.sql("select title_en from notice order by id").query(String.class).list();
  }

  /** Actions of the audit log. */
  List<String> audited() {
    return plain.sql("select action from audit_entry order by id").query(String.class).list();
  }

  /** Forgets all schedules and runs. */
  void wipe() {
    for (String table :
        List.of(
            "report_dispatch",
            "report_round",
            "report_file",
            "report_run",
            "report_recipient",
            "report_schedule",
            "notice")) {
      plain.sql("delete from " + table).update();
    }
  }

  @Override
  public void close() {
    plain.sql("shutdown").update();
    pool.dispose();
  }
}
