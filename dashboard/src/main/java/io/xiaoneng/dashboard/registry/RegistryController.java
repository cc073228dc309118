package io.xiaoneng.dashboard.registry;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.registry.change.Moves;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.change.CalendarFile;
import io.xiaoneng.registry.change.Finding;
import io.xiaoneng.registry.change.RecordBodies;
import io.xiaoneng.registry.change.RecordChange;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/registry/KIND/CODE}: reads, writes and deletes records. The version of an item or
 * a calendar stands in the address or in the body.
 */
@RestController
class RegistryController {

  private static final int MOST_ON_A_PAGE = 1_000;

  private final RecordStore records;
  private final RecordReads reads;
  private final RegistryWriter writer;
  private final RegistryView view;
  private final Moves moves;
  private final ZoneId zone;
  private final Clock clock;

  RegistryController(
      RecordStore records,
      RecordReads reads,
      RegistryWriter writer,
      RegistryView view,
      Moves moves,
      XiaonengProperties settings,
      Clock clock) {
    this.records = records;
    this.reads = reads;
    this.writer = writer;
    this.view = view;
    this.moves = moves;
    this.zone = settings.zoneId();
    this.clock = clock;
  }

  /** A remark that did not stop the change. */
  record Warning(String field, String message) {}

  /**
   * What a write did.
   *
   * @param change ADDED, CHANGED, UNCHANGED or REMOVED
   * @param applied false for a dry run
   * @param offset of the record in the registry's log; null where nothing changed
   * @param pending false: the record can be read now
   * @param outlook of a dry run: which cases would move; else null
   */
  record Written(
      String key,
      RecordChange.Kind change,
      boolean applied,
      @Nullable Long offset,
      boolean pending,
      List<RecordChange.FieldChange> fields,
      List<Warning> warnings,
      Moves.@Nullable Outlook outlook,
      @Nullable Map<String, @Nullable Object> record) {}

  @GetMapping("/api/v1/registry/{kind}")
  RecordReads.Slice list(
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(defaultValue = "0") String page,
      @RequestParam(defaultValue = "100") String size) {
    return reads.list(
        RecordAddress.kind(kind),
        q,
        asOf == null ? null : moment(asOf),
        number("page", page, 0, Integer.MAX_VALUE),
        number("size", size, 1, MOST_ON_A_PAGE));
  }

  @GetMapping("/api/v1/registry/{kind}/{*path}")
  Map<String, @Nullable Object> one(
      @PathVariable String kind,
      @PathVariable String path,
      @RequestParam(required = false) @Nullable String asOf) {
    Instant at = asOf == null ? clock.instant() : moment(asOf);
    Map<String, @Nullable Object> found =
        reads.one(RecordAddress.kind(kind), path.substring(1), at);
    if (found == null) {
      throw new RecordNotFoundException(kind + path);
    }
    return found;
  }

  @PutMapping("/api/v1/registry/{kind}/{*path}")
  Written put(
      @PathVariable String kind,
      @PathVariable String path,
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun,
      Principal user) {
    RecordKind known = RecordAddress.kind(kind);
    Map<String, @Nullable Object> fields = object(body);
    RegistryKey key;
    try {
      if (known == RecordKind.CALENDAR) {
        fields = CalendarFile.record(fields, calendar(path.substring(1).split("/")[0]));
      }
      key = RecordAddress.of(known, path.substring(1), fields);
      RegistryRecord.parse(key.toString(), fields, zone);
    } catch (RegistryException e) {
      throw new BadParameterException(e.field(), String.valueOf(e.getMessage()));
    }
    RecordChange change = new RecordChange(key, records.body(key), RecordBodies.of(key, fields));
    List<Warning> warnings = new ArrayList<>();
    for (String name : fields.keySet()) {
      if (!name.equals("kind") && known.field(name) == null) {
        warnings.add(new Warning(name, name + " is no field of a " + kind + "; kept, not used"));
      }
    }
    return dryRun ? outlook(change, warnings) : write(change, warnings, user);
  }

  private WorkCalendar calendar(String id) {
    try {
      return view.registry().calendar(id);
    } catch (IllegalArgumentException e) {
      throw new BadParameterException("id", String.valueOf(e.getMessage()));
    }
  }

  /** What the change would do; nothing is written. */
  private Written outlook(RecordChange change, List<Warning> warnings) {
    List<Finding> findings = writer.judge(List.of(change));
    if (findings.stream().anyMatch(Finding::error)) {
      throw new RegistryRefusedException(findings);
    }
    return written(change, null, warnings, findings, moves.of(List.of(change)));
  }

  @DeleteMapping("/api/v1/registry/{kind}/{*path}")
  Written delete(@PathVariable String kind, @PathVariable String path, Principal user) {
    RegistryKey key = RecordAddress.of(RecordAddress.kind(kind), path.substring(1), Map.of());
    if (records.body(key) == null) {
      throw new RecordNotFoundException(key.toString());
    }
    return write(new RecordChange(key, records.body(key), null), List.of(), user);
  }

  private Written write(RecordChange change, List<Warning> warnings, Principal user) {
    RegistryWriter.Receipt receipt = writer.apply(List.of(change), user.getName());
    return written(change, receipt.lastOffset(), warnings, receipt.warnings(), null);
  }

  private static Written written(
      RecordChange change,
      @Nullable Long offset,
      List<Warning> warnings,
      List<Finding> findings,
      Moves.@Nullable Outlook outlook) {
    List<Warning> all = new ArrayList<>(warnings);
    for (Finding each : findings) {
      all.add(new Warning(each.field(), each.message()));
    }
    return new Written(
        change.key().toString(),
        change.kind(),
        outlook == null,
        offset,
        false,
        change.fields(),
        all,
        outlook,
        change.after());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(byte @Nullable [] body) {
    try {
      if (body != null && Json.parse(body) instanceof Map<?, ?> object) {
        return (Map<String, @Nullable Object>) object;
      }
    } catch (JsonException e) {
      throw new BadParameterException("body", "the body is no JSON: " + e.getMessage());
    }
    throw new BadParameterException("body", "the body is not a JSON object");
  }

  private Instant moment(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new BadParameterException(
          "asOf", "asOf is \"" + text + "\", must be a date or a time with an offset");
    }
  }

  private static int number(String name, String text, int least, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Named below, as one that is out of range.
    }
    throw new BadParameterException(
        name, name + " is \"" + text + "\", must be a number from " + least + " to " + most);
  }
}
