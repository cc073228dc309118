package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Versions;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.event.CanonicalJson;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says by what a month is counted now. */
@Component
class BookVersions {

  private final RegistryView registry;
  private final RecordStore records;
  private final XiaonengProperties settings;

  BookVersions(RegistryView registry, RecordStore records, XiaonengProperties settings) {
    this.registry = registry;
    this.records = records;
    this.settings = settings;
  }

  Versions of(List<Scheme> schemes, YearMonth month) {
    SortedMap<String, Integer> metrics = new TreeMap<>();
    schemes.stream()
        .flatMap(each -> each.classes().stream())
        .flatMap(each -> each.lines().stream())
        .map(SchemeLine::metric)
        .forEach(each -> metrics.put(each, version(each)));
    MessageDigest registered = sha256();
    long count = 0;
    for (RecordKind kind : RecordKind.values()) {
      for (RegistryKey key : records.keys(kind)) {
        registered.update(key.toString().getBytes(StandardCharsets.UTF_8));
        registered.update(canonical(Json.writeBytes(records.body(key))));
        count++;
      }
    }
    WorkCalendar calendar = registry.registry().calendar(settings.calendar());
    return new Versions(
        program(), metrics, settings.calendar(), days(calendar, month), count, hex(registered));
  }

  private static int version(String metric) {
    MetricDefinition definition = MetricCatalogue.find(metric);
    return definition == null ? 0 : definition.version();
  }

  /** Over the days of the month's year and of those before and after it. */
  private static String days(WorkCalendar calendar, YearMonth month) {
    MessageDigest digest = sha256();
    LocalDate until = LocalDate.of(month.getYear() + 2, 1, 1);
    LocalDate from = LocalDate.of(month.getYear() - 1, 1, 1);
    for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
      digest.update((day + (calendar.isCounted(day) ? "+" : "-")).getBytes(StandardCharsets.UTF_8));
    }
    return hex(digest);
  }

  private static String program() {
    return Objects.requireNonNullElse(
        BookVersions.class.getPackage().getImplementationVersion(), "development");
  }

  private static byte[] canonical(byte[] json) {
    try {
      return new CanonicalJson().canonical(json);
    } catch (JsonException e) {
      throw new IllegalStateException("a record of the registry is no JSON", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
