package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Ladder;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The letters of the ladder, in table {@code supervision_letter}. */
@Repository
public class Letters {

  private static final int LONGEST_BASIS = 300;

  private final JdbcClient jdbc;
  private final CityWorkTime time;
  private final CityClock clock;
  private final AuditLog audit;

  Letters(JdbcClient jdbc, CityWorkTime time, CityClock clock, AuditLog audit) {
    this.jdbc = jdbc;
    this.time = time;
    this.clock = clock;
    this.audit = audit;
  }

  /** The letters to a unit, the oldest first. */
  public List<Letter> to(String unit) {
    return read("unit = ?", unit);
  }

  /** The letters in a matter, the oldest first. */
  public List<Letter> of(Matter matter) {
    return read("matter = ?", matter.toString());
  }

  private List<Letter> read(String condition, String value) {
    return jdbc.sql(
            "select unit, matter, rung, written_on, basis from supervision_letter where "
                + condition
                + " order by written_on, id")
        .param(value)
        .query(
            (row, n) ->
                new Letter(
                    row.getString(1),
                    row.getString(2),
                    Rung.valueOf(row.getString(3)),
                    row.getObject(4, LocalDate.class),
                    row.getString(5)))
        .list();
  }

  /**
   * Writes a letter today.
   *
   * @param basis the document that it rests on; cut after 300 characters
   * @param appealable whether the unit can still appeal in this matter
   * @throws StepRefusedException where the ladder does not allow it
   */
  @Transactional
  public Letter write(
      Matter matter, String unit, Rung rung, String basis, Actor actor, boolean appealable) {
    String document = basis.length() > LONGEST_BASIS ? basis.substring(0, LONGEST_BASIS) : basis;
    Letter letter = new Letter(unit, matter.toString(), rung, clock.today(), document);
    Ladder.STANDARD.check(letter, to(unit), time.now().calendar(), appealable);
    jdbc.sql(
            "insert into supervision_letter (unit, matter, rung, written_on, basis, author)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(unit, matter.toString(), rung.name(), letter.date(), document, actor.name())
        .update();
    audit.record(actor, "letter.written", matter.toString(), rung + " to " + unit);
    return letter;
  }
}
