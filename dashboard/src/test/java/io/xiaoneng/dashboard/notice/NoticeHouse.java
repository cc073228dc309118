package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.audit.AuditForTests;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Board, channels and deliveries over a store in memory, at a time that the test sets. */
final class NoticeHouse implements AutoCloseable {

  static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  /** Ten in the morning in the city. */
  static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z");

  final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  final JdbcClient jdbc = JdbcClient.create(pool);
  final JdbcTransactionManager manager = new JdbcTransactionManager(pool);
  final TransactionTemplate transaction = new TransactionTemplate(manager);
  final SetClock time = new SetClock(MORNING);
  final XiaonengProperties city = SettingsForTests.in(CITY);
  final CourierSettings settings =
      new CourierSettings("https://xiaoneng.example", "xiaoneng@city.example", false, true);
  final FixedRegistryView registry =
      new FixedRegistryView(CITY)
          .unit("610102", Unit.Level.DISTRICT, null)
          .unit("610102001", Unit.Level.DEPARTMENT, "610102")
          .unit("610103", Unit.Level.DISTRICT, null);
  final NoticeStore notices = new NoticeStore(jdbc);
  final ChannelStore channels = new ChannelStore(jdbc);
  final DeliveryStore deliveries = new DeliveryStore(jdbc);
  final NoticeBoard board = new NoticeBoard(notices, registry, time, manager);
  final ChannelDesk desk =
      new ChannelDesk(channels, deliveries, AuditForTests.log(jdbc, time), settings, time);

  NoticeHouse() {
    Flyway.configure().dataSource(pool).load().migrate();
  }

  DeliveryRun run(Courier... couriers) {
    DeliveryPlanner planner = new DeliveryPlanner(notices, channels, deliveries, registry, city);
    return new DeliveryRun(planner, notices, channels, deliveries, List.of(couriers), time);
  }

  Channel channel(
      Channel.Kind kind, String target, Role role, String unit, int digest, QuietHours quiet) {
    String secret = kind == Channel.Kind.WEBHOOK ? "s".repeat(32) : null;
    String name = "c" + channels.all().size();
    long id =
        channels.add(
            new Channel(0, name, kind, target, secret, role, unit, true, digest, quiet, true));
    return channels.find(id).orElseThrow();
  }

  List<Delivery> all() {
    return deliveries.list(null, null, 0, 1_000);
  }

  static Notice notice(String key, Audience audience, NoticeUrgency urgency) {
    return new Notice(
        key,
        audience,
        urgency,
        "督办卡 " + key + " 逾期",
        "Card " + key + " is overdue",
        "请办理",
        "Please act",
        "/supervision/cards/7");
  }

  static Notice normal(String key) {
    return notice(key, Audience.of(Role.SUPERVISOR), NoticeUrgency.NORMAL);
  }

  static Notice urgent(String key) {
    return notice(key, Audience.of(Role.SUPERVISOR), NoticeUrgency.URGENT);
  }

  @Override
  public void close() {
    jdbc.sql("shutdown").update();
    pool.dispose();
  }
}
