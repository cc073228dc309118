package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Ladder;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters of the ladder, in table {@code supervision_letter}. */
@Repository
public class Letters {

  private static final int LONGEST_BASIS = 300;

  private final JdbcClient jdbc;
  private final CityWorkTime time;
  private final CityClock clock;
  private final AuditLog audit;
  private final Tidings tidings;
  private final TransactionTemplate nested;

  Letters(
      JdbcClient jdbc,
      CityWorkTime time,
      CityClock clock,
      AuditLog audit,
      Tidings tidings,
      PlatformTransactionManager transactions) {
    this.tidings = tidings;
    // Who adds the same addressee at this moment must not spoil the transaction around.
    this.nested = new TransactionTemplate(transactions);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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

  /**
   * How it stands with the ladder in a matter, for whoever would write the next letter.
   *
   * @param rungs those that may be used
   * @param from the first day on which a letter may go
   * @param now whether that is today
   * @param written letters to the unit within the last {@code window} counted days, of at most
   *     {@code most}
   */
  public record Standing(
      List<Rung> rungs, LocalDate from, boolean now, int written, int most, int window) {}

  /**
   * How it stands with letters to a unit in a matter.
   *
   * @param appealable whether the unit can still appeal in this matter
   */
  public Standing standing(Matter matter, String unit, boolean appealable) {
    Ladder ladder = Ladder.STANDARD;
    LocalDate today = clock.today();
    Ladder.Outlook outlook =
        ladder.outlook(unit, matter.toString(), to(unit), time.now().calendar(), today, appealable);
    return new Standing(
        Arrays.stream(Rung.values()).filter(e -> e.compareTo(outlook.highest()) <= 0).toList(),
        outlook.from(),
        !outlook.from().isAfter(today),
        outlook.written(),
        ladder.most(),
        ladder.window());
  }

  /** Makes whoever writes to that unit at the same time wait until this letter is kept or not. */
  private void alone(String unit) {
    int known =
        jdbc.sql("select count(*) from supervision_addressee where unit = ?")
            .param(unit)
            .query(Integer.class)
            .single();
    if (known == 0) {
      try {
        nested.executeWithoutResult(
            status ->
                jdbc.sql("insert into supervision_addressee (unit) values (?)")
                    .param(unit)
                    .update());
      } catch (DuplicateKeyException addedMeanwhile) {
        // Then its row is there to be locked.
      }
    }
    jdbc.sql("select unit from supervision_addressee where unit = ? for update")
        .param(unit)
        .query(String.class)
        .single();
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
    alone(unit);
    String document = basis.length() > LONGEST_BASIS ? basis.substring(0, LONGEST_BASIS) : basis;
    Letter letter = new Letter(unit, matter.toString(), rung, clock.today(), document);
    Ladder.STANDARD.check(letter, to(unit), time.now().calendar(), appealable);
    jdbc.sql(
            "insert into supervision_letter (unit, matter, rung, written_on, basis, author)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(unit, matter.toString(), rung.name(), letter.date(), document, actor.name())
        .update();
    tidings.written(letter);
    audit.record(actor, "letter.written", matter.toString(), rung + " to " + unit);
    return letter;
  }
}
