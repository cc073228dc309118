package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with schedules and their recipients; each leaves an audit line. */
@Service
class ScheduleDesk {

  /** Most schedules: each is looked at again and again. */
  static final int MOST = 100;

  /** Most recipients of one: every unit of a large city, each with an address of its own. */
  static final int MOST_RECIPIENTS = 5_000;

  private final ScheduleStore store;
  private final AuditLog audit;
  private final CourierSettings settings;
  private final Clock clock;

  ScheduleDesk(ScheduleStore store, AuditLog audit, CourierSettings settings, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  List<Schedule> all() {
    return store.all();
  }

  Schedule find(long id) {
    return store.find(id).orElseThrow(() -> new ReportMissingException("schedule", id));
  }

  List<Recipient> recipients(long id) {
    return store.recipients(id);
  }

  int recipientCount(long id) {
    return store.count(id);
  }

  @Transactional
  public Schedule add(ScheduleDraft draft, Actor actor) {
    if (store.all().size() >= MOST) {
      throw new ReportConflictException("there are " + MOST + " schedules already");
    }
    Schedule wanted = draft.schedule(null, actor.name(), now());
    try {
      Schedule kept = find(store.add(wanted));
      record(actor, "report-schedule.add", kept);
      return kept;
    } catch (DuplicateKeyException e) {
      throw taken(wanted);
    }
  }

  @Transactional
  public Schedule change(long id, ScheduleDraft draft, Actor actor) {
    Schedule wanted = draft.schedule(find(id), actor.name(), now());
    try {
      store.change(wanted);
    } catch (DuplicateKeyException e) {
      throw taken(wanted);
    }
    record(actor, "report-schedule.change", wanted);
    return wanted;
  }

  /** Takes a schedule away with its recipients; what it ran stays in the log. */
  @Transactional
  public void remove(long id, Actor actor) {
    Schedule schedule = find(id);
    store.remove(id);
    record(actor, "report-schedule.remove", schedule);
  }

  @Transactional
  public void addRecipient(long id, RecipientDraft draft, Actor actor) {
    add(id, List.of(draft.recipient(settings)), actor);
  }

  /** Adds those of a list, all or none; how many. */
  @Transactional
  public int addRecipients(long id, String lines, Actor actor) {
    List<Recipient> all = RecipientDraft.lines(lines, settings);
    add(id, all, actor);
    return all.size();
  }

  @Transactional
  public void removeRecipient(long id, long recipient, Actor actor) {
    Recipient gone =
        store.recipients(id).stream()
            .filter(each -> each.id() == recipient)
            .findFirst()
            .orElseThrow(() -> new ReportMissingException("recipient", recipient));
    store.removeRecipient(id, recipient);
    audit.record(actor, "report-recipient.remove", subject(id), told(gone));
  }

  private void add(long id, List<Recipient> added, Actor actor) {
    find(id);
    List<Recipient> before = store.recipients(id);
    if (before.size() + added.size() > MOST_RECIPIENTS) {
      throw new ReportConflictException(
          "a schedule has at most " + MOST_RECIPIENTS + " recipients");
    }
    Set<List<Object>> known = new HashSet<>();
    before.forEach(each -> known.add(same(each)));
    for (Recipient each : added) {
      if (!known.add(same(each))) {
        throw new BadParameterException(
            "target", "target " + each.shownTarget() + " is there already, for the same scope");
      }
      store.addRecipient(id, each);
    }
    audit.record(
        actor,
        "report-recipient.add",
        subject(id),
        added.size() + ": " + String.join(", ", added.stream().map(ScheduleDesk::told).toList()));
  }

  private static List<Object> same(Recipient recipient) {
    return List.of(recipient.kind(), recipient.target(), recipient.scope());
  }

  private static String told(Recipient recipient) {
    String scope = recipient.scope().text();
    return recipient.kind()
        + " "
        + recipient.shownTarget()
        + (scope.isEmpty() ? "" : " of " + scope);
  }

  private void record(Actor actor, String action, Schedule schedule) {
    DueRule rule = schedule.rule();
    audit.record(
        actor,
        action,
        subject(schedule.id()),
        "%s: %s as %s in %s, %d %s after its period at %s, %s"
            .formatted(
                schedule.name(),
                schedule.kind(),
                Schedule.text(schedule.formats()),
                Schedule.text(schedule.language()),
                rule.days(),
                rule.working() ? "working days" : "days",
                rule.time(),
                schedule.active() ? "active" : "not active"));
  }

  private static String subject(long id) {
    return "report-schedule/" + id;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private static ReportConflictException taken(Schedule schedule) {
    return new ReportConflictException("there is a schedule \"" + schedule.name() + "\" already");
  }
}
