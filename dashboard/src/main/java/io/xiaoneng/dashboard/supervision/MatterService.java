package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.MatterStep;
import io.xiaoneng.supervision.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with the matters of one kind: every way in to them goes through here. It sees to
 * who may read a matter, that nobody goes on from an old reading, and that the audit log tells.
 */
public abstract class MatterService<F extends MatterFile> {

  private final String kind;
  private final MatterStore<F> store;
  private final Office office;

  /**
   * A service.
   *
   * @param kind as in {@link Matter}; begins the names of actions in the audit log
   */
  protected MatterService(String kind, MatterStore<F> store, Office office) {
    this.kind = kind;
    this.store = store;
    this.office = office;
  }

  /** Whether somebody may read it. */
  protected abstract boolean mayRead(F file, Actor actor);

  /** When the term of whoever it waits for ends; null where nothing is waited for. */
  public abstract @Nullable Instant due(F file);

  /** How its term stands. */
  public abstract Urgency urgency(F file, Instant now);

  /** What its kind is called in {@link Matter}. */
  public String kind() {
    return kind;
  }

  /**
   * The matter, for somebody who may see it.
   *
   * @throws MatterMissingException where there is none, or not for them; the latter is logged
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public F read(long id, Actor actor) {
    F file = store.find(id).orElseThrow(() -> new MatterMissingException(new Matter(kind, id)));
    if (!mayRead(file, actor)) {
      office.audit().record(actor, kind + ".forbidden", file.matter().toString(), "");
      throw new MatterMissingException(file.matter());
    }
    return file;
  }

  /** On whose side somebody stands in it. */
  public Hand hand(F file, Actor actor) {
    String unit = file.unit();
    return office.hands().of(actor, unit == null ? "" : unit);
  }

  /** Open matters whose term ends before an instant, the longest overdue first. */
  public List<F> dueBefore(Instant instant, int limit) {
    return store.dueBefore(instant, limit);
  }

  /**
   * The matter, for somebody who wants to go on from where they read it.
   *
   * @throws OvertakenException where somebody took another step since
   */
  protected F read(long id, int version, Actor actor) {
    F file = read(id, actor);
    if (file.course().version() != version) {
      throw new OvertakenException(file.standing());
    }
    return file;
  }

  /**
   * Keeps the step that was taken; the last thing to do in the transaction.
   *
   * @param said what was said with it
   * @throws OvertakenException where somebody took another step meanwhile
   */
  protected F advance(F before, F next, MatterStep step, String said, Actor actor) {
    if (!store.advance(next, due(next))) {
      throw new OvertakenException(store.find(before.id()).orElseThrow().standing());
    }
    kept(next, step, actor);
    tell(next);
    office
        .audit()
        .record(
            actor,
            kind + "." + step.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            before.matter().toString(),
            before.course().state() + " to " + next.course().state() + ": " + said);
    return next;
  }

  /** Tells whoever a step concerns, in the same transaction. */
  protected void tell(F file) {
    office.tidings().moved(file, due(file));
  }

  /** What else a step that was kept brings about, in the same transaction. */
  protected void kept(F file, MatterStep step, Actor actor) {}

  /**
   * What was said, without blanks around it.
   *
   * @throws BadParameterException where it is too long
   */
  protected static String said(String text) {
    String said = text.strip();
    if (said.length() > Notes.LONGEST) {
      throw new BadParameterException(
          "text", "text is longer than " + Notes.LONGEST + " characters");
    }
    return said;
  }
}
