package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as somebody writes it.
 *
 * @param language {@code zh} or {@code en}; zh where it is missing
 * @param days how many after the period's last day
 * @param working whether only working days count; true where it is missing
 * @param time {@code HH:mm} in the city's zone
 * @param active true where it is missing
 */
record ScheduleDraft(
    @Nullable String name,
    @Nullable ReportKind kind,
    @Nullable List<ReportFormat> formats,
    @Nullable String language,
    @Nullable Integer days,
    @Nullable Boolean working,
    @Nullable String time,
    @Nullable Boolean active) {

  /**
   * The schedule it describes.
   *
   * @param before what it was; null for a new one. Where it becomes due otherwise than before, or
   *     is active again, nothing is made up for
   * @throws BadParameterException where something is missing or wrong
   */
  Schedule schedule(@Nullable Schedule before, String by, Instant now) {
    ReportKind what = kind;
    if (what == null) {
      throw bad("kind", "must be one of MONTHLY, WEEKLY, HALF_MONTHLY, CIRCULAR");
    }
    List<ReportFormat> as = formats;
    if (as == null || as.isEmpty()) {
      throw bad("formats", "must name at least one of HTML, PDF, DOCX, XLSX, JSON");
    }
    if (language != null && !language.equals("zh") && !language.equals("en")) {
      throw bad("language", "must be zh or en");
    }
    DueRule rule = rule();
    boolean on = active == null || active;
    return new Schedule(
        before == null ? 0 : before.id(),
        title(),
        what,
        as,
        Schedule.language(language == null ? "zh" : language),
        rule,
        on,
        since(before, what, rule, on, now),
        by,
        now);
  }

  private static Instant since(
      @Nullable Schedule before, ReportKind kind, DueRule rule, boolean on, Instant now) {
    return before != null
            && before.kind() == kind
            && before.rule().equals(rule)
            && (before.active() || !on)
        ? before.since()
        : now;
  }

  /** Letters of any language: it stands in messages, not in paths. */
  private String title() {
    if (name == null
        || !name.strip().equals(name)
        || !name.matches("[\\p{L}\\p{N} ()（）·,，._-]{1,100}")) {
      throw bad("name", "must be 1 to 100 letters, digits, spaces, brackets, dots and dashes");
    }
    return name;
  }

  private DueRule rule() {
    if (days == null || days < 1 || days > DueRule.MOST_DAYS) {
      throw bad("days", "must be a whole number from 1 to " + DueRule.MOST_DAYS);
    }
    if (time == null || !time.matches("\\d\\d:\\d\\d")) {
      throw bad("time", "must be a time like 09:00");
    }
    try {
      return new DueRule(days, working == null || working, LocalTime.parse(time));
    } catch (DateTimeException e) {
      throw bad("time", "must be from 00:00 to 23:59");
    }
  }

  private static BadParameterException bad(String field, String what) {
    return new BadParameterException(field, field + " " + what);
  }
}
