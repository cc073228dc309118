package io.xiaoneng.metric.reference;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.metric.reference.Figure.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What several cases make together: 一件事 and projects. An instance has the attributes of its
 * earliest application. It is finished once none of its cases is open and each of its items has
 * been decided; with a quarantined case it is in no figure.
 */
final class InstanceReference {

  private InstanceReference() {}

  /**
   * The figure, or null for a metric of another kind.
   *
   * @param itemsOf items that a registered bundle consists of; empty for any other
   */
  static @Nullable Figure figure(
      String metric, Slice slice, Function<String, ? extends Collection<String>> itemsOf) {
    return switch (metric) {
      case "bundle-days" ->
          durations(
              instances(
                      slice,
                      a -> a.bundleCase().isEmpty() ? "" : a.bundle() + '\n' + a.bundleCase())
                  .filter(parts -> finished(parts, itemsOf.apply(attributes(lead(parts)).bundle())))
                  .filter(parts -> slice.period().has(lastDate(parts, true)))
                  .map(parts -> bundleDays(parts, slice.calendar())));
      case "project-days" ->
          durations(projects(slice).map(parts -> projectDays(parts, slice.calendar())));
      case "project-items" -> durations(projects(slice).map(parts -> (double) items(parts).size()));
      case "project-materials" -> durations(projects(slice).map(InstanceReference::materials));
      default -> null;
    };
  }

  private static Figure durations(Stream<@Nullable Double> values) {
    return Duration.of(values.filter(Objects::nonNull).mapToDouble(Double::doubleValue).toArray());
  }

  private static Stream<List<CaseFacts>> projects(Slice slice) {
    return instances(slice, CaseFacts.Attributes::project)
        .filter(parts -> finished(parts, List.of()))
        .filter(parts -> slice.period().has(lastDate(parts, false)));
  }

  private static Stream<List<CaseFacts>> instances(
      Slice slice, Function<CaseFacts.Attributes, String> name) {
    Map<String, List<CaseFacts>> byName = new LinkedHashMap<>();
    for (CaseFacts each : slice.all().get()) {
      String instance = each.attributes() == null ? "" : name.apply(each.attributes());
      if (!instance.isEmpty()) {
        byName.computeIfAbsent(instance, unseen -> new ArrayList<>()).add(each);
      }
    }
    return byName.values().stream()
        .filter(parts -> parts.stream().noneMatch(CaseFacts::quarantined))
        .filter(parts -> slice.chosen().test(lead(parts)));
  }

  /** The earliest application; cases that were never applied for come after all that were. */
  private static CaseFacts lead(List<CaseFacts> parts) {
    return parts.stream()
        .min(
            Comparator.comparing(
                    (CaseFacts each) -> each.appliedAt() == null ? Instant.MAX : each.appliedAt())
                .thenComparing(CaseFacts::caseId))
        .orElseThrow();
  }

  private static CaseFacts.Attributes attributes(CaseFacts facts) {
    return Objects.requireNonNull(facts.attributes());
  }

  private static boolean finished(List<CaseFacts> parts, Collection<String> wanted) {
    Set<String> done =
        decided(parts).map(each -> attributes(each).item()).collect(Collectors.toSet());
    return parts.stream().allMatch(each -> each.endedAt() != null)
        && done.containsAll(items(parts))
        && done.containsAll(wanted);
  }

  private static Set<String> items(List<CaseFacts> parts) {
    return parts.stream().map(each -> attributes(each).item()).collect(Collectors.toSet());
  }

  private static Stream<CaseFacts> decided(List<CaseFacts> parts) {
    return parts.stream().filter(each -> each.decidedAt() != null);
  }

  private static @Nullable LocalDate lastDate(List<CaseFacts> parts, boolean delivered) {
    return decided(parts)
        .map(
            each ->
                delivered && each.dates().delivered() != null
                    ? each.dates().delivered()
                    : each.dates().decided())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Double bundleDays(List<CaseFacts> parts, WorkCalendar calendar) {
    LocalDate first = lead(parts).dates().applied();
    LocalDate last = lastDate(parts, true);
    return first == null || last == null ? null : (double) calendar.countedBetween(first, last);
  }

  /** Days on which at least one of the decided cases was being handled and not stopped. */
  private static @Nullable Double projectDays(List<CaseFacts> parts, WorkCalendar calendar) {
    Set<LocalDate> days = new HashSet<>();
    for (CaseFacts each : decided(parts).toList()) {
      LocalDate accepted = each.dates().accepted();
      LocalDate decided = each.dates().decided();
      if (accepted == null || decided == null) {
        return null;
      }
      for (LocalDate day = accepted.plusDays(1); !day.isAfter(decided); day = day.plusDays(1)) {
        if (calendar.isCounted(day) && !stopped(each, day)) {
          days.add(day);
        }
      }
    }
    return (double) days.size();
  }

  private static boolean stopped(CaseFacts facts, LocalDate day) {
    return facts.times().stopSpans().stream()
        .anyMatch(span -> day.isAfter(span.after()) && !day.isAfter(span.until()));
  }

  private static @Nullable Double materials(List<CaseFacts> parts) {
    double sum = 0;
    for (CaseFacts each : decided(parts).toList()) {
      Integer required = each.effort().materialsRequired();
      if (required == null) {
        return null;
      }
      sum += required;
    }
    return sum;
  }
}
