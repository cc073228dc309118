package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.MorningNews;
import io.xiaoneng.dashboard.supervision.Tidings;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells of the flags that came up since the morning before: the supervisors how many, each unit of
 * its own, so that it can look and be heard before anything is issued.
 */
@Component
class FlagNews implements MorningNews {

  /** Most flags that units are told of in one morning; a run in force gives far fewer. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final CityClock clock;
  private final Tidings tidings;

  FlagNews(JdbcClient jdbc, CityClock clock, Tidings tidings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.tidings = tidings;
  }

  private record Fresh(long id, String unit, String level, String metric, String period) {}

  @Override
  public void tell(LocalDate day) {
    List<Fresh> flags = since(day.minusDays(1));
    if (flags.isEmpty()) {
      return;
    }
    long red = flags.stream().filter(each -> each.level().equals("RED")).count();
    tidings.hang(
        "flags/" + day,
        Audience.of(Role.SUPERVISOR),
        chinese -> tidings.word(chinese, "tiding.flags", flags.size(), red),
        chinese -> "",
        "/supervision/flags");
    for (Fresh each : flags) {
      tidings.hang(
          "flag/" + each.id(),
          Audience.of(each.unit()),
          chinese ->
              tidings.word(
                  chinese,
                  "tiding.flag",
                  tidings.word(chinese, "flag.level." + each.level()),
                  name(chinese, each.metric()),
                  each.period()),
          chinese -> tidings.word(chinese, "tiding.flag.why"),
          "/supervision/flags/" + each.id());
    }
  }

  /** Standing flags of units by the rule in force that came up on that day or later. */
  private List<Fresh> since(LocalDate day) {
    return jdbc.sql(
            "select f.id, f.unit, f.level, r.metric, r.period from unit_flag f"
                + " join flag_run r on r.id = f.run_id where r.in_force and f.withdrawn_at is null"
                + " and f.unit <> '' and f.level in ('YELLOW', 'RED') and f.made_at >= ?"
                + " order by f.id desc limit ?")
        .params(day.atStartOfDay(clock.zone()).toInstant().atOffset(ZoneOffset.UTC), MOST)
        .query(
            (row, n) ->
                new Fresh(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  private static String name(boolean chinese, String metric) {
    MetricDefinition definition = MetricCatalogue.find(metric);
    return definition == null ? metric : chinese ? definition.name().zh() : definition.name().en();
  }
}
