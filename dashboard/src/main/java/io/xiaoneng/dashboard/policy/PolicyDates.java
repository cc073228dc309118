package io.xiaoneng.dashboard.policy;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Policy dates 政策日期: the list that assessors keep. Every change is in the audit log. */
@Service
public class PolicyDates {

  private static final int MOST_TITLE = 100;
  private static final int MOST_DOCUMENT = 300;
  private static final int MOST_REASON = 1_000;

  /** Days between which a date makes sense: the plan's beginnings, and what is announced. */
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private static final int YEARS_AHEAD = 5;

  private final PolicyDateStore store;
  private final CityClock clock;
  private final AuditLog audit;

  PolicyDates(PolicyDateStore store, CityClock clock, AuditLog audit) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /** All that were ever entered, withdrawn ones too, the latest day first. */
  public List<PolicyDate> all() {
    return store.all();
  }

  /** Those about a figure that stand, those about all of them included. */
  public List<PolicyDate> standing(String metric) {
    return store.all().stream()
        .filter(PolicyDate::stands)
        .filter(each -> each.metric() == null || each.metric().equals(metric))
        .toList();
  }

  /**
   * Enters one.
   *
   * @param fields {@code day}, {@code titleZh}, {@code titleEn} (the Chinese one where it is
   *     missing), {@code document}, {@code metric} or none; others are passed over
   * @throws BadParameterException naming the field
   */
  @Transactional
  public void enter(Map<String, String> fields, Actor by) {
    LocalDate day = day(fields.getOrDefault("day", "").strip());
    String zh = text(fields, "titleZh", MOST_TITLE);
    String en =
        fields.getOrDefault("titleEn", "").isBlank() ? zh : text(fields, "titleEn", MOST_TITLE);
    String document = text(fields, "document", MOST_DOCUMENT);
    String metric = metric(fields.getOrDefault("metric", "").strip());
    if (store.all().stream()
        .anyMatch(each -> each.stands() && each.day().equals(day) && each.titleZh().equals(zh))) {
      throw new BadParameterException("day", "\"%s\" stands on %s already".formatted(zh, day));
    }
    store.add(day, zh, en, document, metric, by.name(), clock.now());
    audit.record(
        by,
        "policy-date.entered",
        day.toString(),
        zh + ", " + document + (metric == null ? "" : ", " + metric));
  }

  /**
   * Takes one back; it stays in the list.
   *
   * @throws BadParameterException where there is none, it was taken back before, or no reason is
   *     told
   */
  @Transactional
  public void withdraw(long id, String why, Actor by) {
    PolicyDate found =
        store.all().stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(() -> new BadParameterException("id", "there is no policy date " + id));
    String reason = text(Map.of("reason", why), "reason", MOST_REASON);
    if (!store.withdraw(id, reason, by.name(), clock.now())) {
      throw new BadParameterException("id", "it was withdrawn before, by " + found.withdrawnBy());
    }
    audit.record(
        by, "policy-date.withdrawn", found.day().toString(), found.titleZh() + ": " + reason);
  }

  private LocalDate day(String text) {
    LocalDate last = clock.today().plusYears(YEARS_AHEAD);
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isBefore(FIRST) && !day.isAfter(last)) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // said below, together with days out of range
    }
    throw new BadParameterException(
        "day", "day is \"%s\", must be a day from %s to %s".formatted(text, FIRST, last));
  }

  private static @Nullable String metric(String text) {
    if (text.isEmpty()) {
      return null;
    }
    if (MetricCatalogue.find(text) == null) {
      throw new BadParameterException("metric", "no metric \"" + text + "\"");
    }
    return text;
  }

  private static String text(Map<String, String> fields, String field, int most) {
    String text = fields.getOrDefault(field, "").strip();
    if (text.isEmpty() || text.length() > most) {
      throw new BadParameterException(
          field, "%s has %d characters, must have 1 to %d".formatted(field, text.length(), most));
    }
    return text;
  }
}
