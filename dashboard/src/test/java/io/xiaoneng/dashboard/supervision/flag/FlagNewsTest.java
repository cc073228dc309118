package io.xiaoneng.dashboard.supervision.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.PostedNotice;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class FlagNewsTest extends CityTestBase {

  /** Long after anything else in this city. */
  private static final LocalDate DAY = LocalDate.of(2039, 5, 4);

  private static final OffsetDateTime NIGHT =
      OffsetDateTime.of(2039, 5, 3, 20, 15, 0, 0, ZoneOffset.UTC);
  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor UNIT = new Actor("own", Set.of(Role.UNIT), "610102");
  private static final Actor OTHER = new Actor("other", Set.of(Role.UNIT), "610103");

  @Autowired private FlagNews news;
  @Autowired private NoticeBoard board;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("delete from unit_flag where run_id in (select id from flag_run where unit_class = ?)")
        .param("news")
        .update();
    jdbc.sql("delete from flag_run where unit_class = ?").param("news").update();
  }

  private void flag(int version, boolean inForce, String unit, String level, OffsetDateTime at) {
    jdbc.sql(
            "insert into flag_run (rule_id, rule_version, in_force, metric, unit_class, period,"
                + " closed, made_at, ranked, systemic) values ('news', ?, ?, 'on-time', 'news',"
                + " '2039-04', true, ?, 3, 0)")
        .params(version, inForce, at)
        .update();
    jdbc.sql(
            "insert into unit_flag (run_id, unit, level, grounds, cases, evidence, made_at)"
                + " select id, ?, ?, 'FUNNEL', 40, '{}', ? from flag_run where rule_id = 'news'"
                + " and rule_version = ?")
        .params(unit, level, at, version)
        .update();
  }

  private List<String> told(Actor actor) {
    List<String> lines = new ArrayList<>();
    for (int page = 1; (page - 1) * NoticeBoard.ON_A_PAGE < board.count(actor); page++) {
      board.of(actor, page).stream()
          .map(PostedNotice::notice)
          .filter(each -> each.link().startsWith("/supervision/flags"))
          .filter(each -> each.titleZh().contains("2039-04") || each.key().equals("flags/" + DAY))
          .map(each -> each.titleZh())
          .forEach(lines::add);
    }
    return lines;
  }

  @Test
  void unitsHearOfTheirOwnFlagsOfTheNightAndSupervisorsHowManyThereAreOnce() {
    flag(1, true, "610102001", "RED", NIGHT);
    flag(2, true, "610103", "YELLOW", NIGHT);
    flag(3, false, "610102002", "RED", NIGHT);
    flag(4, true, "610102003", "FEED", NIGHT);
    flag(5, true, "610102004", "RED", NIGHT.minusDays(2));
    news.tell(DAY);
    news.tell(DAY);
    assertThat(told(SUPERVISOR)).containsExactly("新亮 2 面单位旗（红 1）");
    assertThat(told(UNIT)).singleElement().asString().contains("红", "2039-04");
    assertThat(told(OTHER)).singleElement().asString().contains("黄");
  }

  @Test
  void aNightWithoutFlagsIsNoNews() {
    news.tell(DAY.plusYears(1));
    assertThat(told(SUPERVISOR)).noneMatch(each -> each.contains("2040"));
  }
}
