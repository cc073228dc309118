package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the forms of the page of schedules. */
final class ScheduleForm {

  private ScheduleForm() {}

  /** What a form says; an empty field says nothing. */
  static ScheduleDraft draft(MultiValueMap<String, String> form) {
    List<ReportFormat> formats = new ArrayList<>();
    for (String each : form.getOrDefault("formats", List.of())) {
      formats.add(constant(ReportFormat.class, "formats", each));
    }
    String kind = field(form, "kind");
    return new ScheduleDraft(
        field(form, "name"),
        kind == null ? null : constant(ReportKind.class, "kind", kind),
        formats,
        field(form, "language"),
        days(form),
        !"false".equals(field(form, "working")),
        field(form, "time"),
        form.containsKey("active"));
  }

  /** Likewise of a recipient. */
  static RecipientDraft recipient(MultiValueMap<String, String> form) {
    String kind = field(form, "kind");
    return new RecipientDraft(
        kind == null ? null : constant(RecipientKind.class, "kind", kind),
        field(form, "target"),
        field(form, "secret"),
        field(form, "scope"));
  }

  /** A field of a form; null where it is empty. */
  static @Nullable String field(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String name, String value) {
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(name, "there is no " + name + " " + value);
    }
  }

  private static @Nullable Integer days(MultiValueMap<String, String> form) {
    String value = field(form, "days");
    try {
      return value == null ? null : Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw new BadParameterException("days", "days must be a whole number");
    }
  }
}
