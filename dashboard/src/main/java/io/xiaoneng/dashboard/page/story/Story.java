package io.xiaoneng.dashboard.page.story;

import io.xiaoneng.dashboard.casefile.ArchivedEvent;
import io.xiaoneng.dashboard.casefile.CaseFile;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.event.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a case.
 *
 * @param steps what happened, ascending
 * @param next what comes next; null where the case has ended
 */
public record Story(List<Step> steps, @Nullable Next next) {

  /** Fields of an event that a reader understands, in the order they are told. */
  private static final List<String> TOLD =
      List.of(
          "step",
          "kind",
          "promisedDueAt",
          "missing",
          "mode",
          "until",
          "outcome",
          "reason",
          "limitDays",
          "grantedDays",
          "approvedBy",
          "how",
          "cause",
          "level",
          "channel");

  private static final List<String> INSTANTS = List.of("promisedDueAt", "until");

  /**
   * One step.
   *
   * @param type the event's, without {@code case.}
   * @param late whether it came after the promise
   */
  public record Step(
      Instant at, String type, @Nullable UnitNode unit, List<Detail> details, boolean late) {}

  /**
   * A detail; {@code instant} where it is one, else {@code text}.
   *
   * @param field of the event's data
   */
  public record Detail(String field, String text, @Nullable Instant instant) {}

  /**
   * What comes next.
   *
   * @param kind {@code acceptance}, {@code supplement}, {@code stopped}, {@code decision}, {@code
   *     overdue} or {@code nodue}
   * @param due when, where it is known
   * @param days counted days left, or past where overdue
   */
  public record Next(String kind, @Nullable Instant due, int days) {}

  static Story of(
      CaseFile file, RegistryView registry, WorkDays workDays, ZoneId zone, Instant now) {
    List<Step> steps = new ArrayList<>();
    for (ArchivedEvent event : file.events()) {
      if (!event.superseded() && event.operation() != Event.Operation.DELETE) {
        steps.add(step(event, file, registry));
      }
    }
    return new Story(
        steps, file.facts().endedAt() == null ? next(file, workDays, zone, now) : null);
  }

  private static Step step(ArchivedEvent event, CaseFile file, RegistryView registry) {
    List<Detail> details = new ArrayList<>();
    Map<String, @Nullable Object> data = event.data();
    for (String field : TOLD) {
      Object value = data.get(field);
      if (value != null && !value.toString().isBlank()) {
        details.add(detail(field, text(value)));
      }
    }
    Object unit = data.get("unit");
    Instant due = file.facts().duePromise();
    return new Step(
        event.time(),
        event.type().startsWith("case.") ? event.type().substring(5) : event.type(),
        unit == null ? null : registry.unit(unit.toString()),
        details,
        event.type().equals("case.decided") && due != null && event.time().isAfter(due));
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining("、"))
        : value.toString();
  }

  private static Detail detail(String field, String value) {
    if (INSTANTS.contains(field)) {
      try {
        return new Detail(field, value, java.time.OffsetDateTime.parse(value).toInstant());
      } catch (java.time.format.DateTimeParseException e) {
        return new Detail(field, value, null);
      }
    }
    return new Detail(field, value, null);
  }

  private static Next next(CaseFile file, WorkDays workDays, ZoneId zone, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    Instant due = file.facts().duePromise();
    if (due != null) {
      LocalDate day = LocalDate.ofInstant(due, zone);
      return due.isBefore(now)
          ? new Next("overdue", due, workDays.between(day, today))
          : new Next("decision", due, workDays.between(today, day));
    }
    String last =
        file.trace().isEmpty() ? "" : file.trace().get(file.trace().size() - 1).why().code();
    return switch (last) {
      case "supplement" -> new Next("supplement", null, 0);
      case "stopped" -> new Next("stopped", null, 0);
      default -> new Next(file.facts().acceptedAt() == null ? "acceptance" : "nodue", null, 0);
    };
  }
}
