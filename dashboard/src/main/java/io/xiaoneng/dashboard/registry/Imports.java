package io.xiaoneng.dashboard.registry;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.place.PlaceCheck;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.change.Finding;
import io.xiaoneng.registry.change.RecordChange;
import io.xiaoneng.registry.change.RecordTable;
import io.xiaoneng.registry.change.RecordTable.Line;
import io.xiaoneng.registry.change.RecordTable.LineError;
import io.xiaoneng.registry.change.TablePlaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * CSV files on their way into the registry. A file is first looked at; what it would change waits
 * for confirmation under a token, for half an hour.
 */
@Service
public class Imports {

  /** Larger files are refused. */
  public static final int MOST_BYTES = 20 << 20;

  private static final int MOST_WAITING = 8;
  private static final Duration WAITS = Duration.ofMinutes(30);

  private final RecordStore records;
  private final RegistryWriter writer;
  private final CityExtent city;
  private final ZoneId zone;
  private final Clock clock;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  Imports(
      RecordStore records,
      RegistryWriter writer,
      CityExtent city,
      XiaonengProperties settings,
      Clock clock) {
    this.city = city;
    this.records = records;
    this.writer = writer;
    this.zone = settings.zoneId();
    this.clock = clock;
  }

  private record Waiting(
      RecordKind kind, byte[] file, Datum datum, List<Line> lines, Instant since) {}

  /**
   * What a file would change.
   *
   * @param datum that positions were told in; the lines have WGS 84
   * @param token to confirm it with; null where it has an error, and nothing can be confirmed
   * @param lines every line that changes something, in the file's order
   * @param errors what stands in the way, with line and column
   * @param warnings what is odd, with line and column, but in nobody's way
   */
  public record Preview(
      RecordKind kind,
      Datum datum,
      @Nullable String token,
      int added,
      int changed,
      int unchanged,
      List<Line> lines,
      List<LineError> errors,
      List<LineError> warnings) {}

  /** There is nothing that waits under that token. */
  public static final class UnknownTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownTokenException() {
      super("nothing waits for confirmation under that token; upload the file again");
    }
  }

  /** The registry has changed since the file was looked at. */
  public static final class OvertakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super("the registry has changed since the preview; upload the file again");
    }
  }

  /**
   * Looks at a file; changes nothing.
   *
   * @param datum that positions are told in
   */
  public Preview look(RecordKind kind, byte[] file, Datum datum) {
    if (file.length > MOST_BYTES) {
      LineError error =
          new LineError(1, "", "the file has " + file.length + " bytes, at most " + MOST_BYTES);
      return new Preview(kind, datum, null, 0, 0, 0, List.of(), List.of(error), List.of());
    }
    TablePlaces places = new TablePlaces(datum);
    RecordTable table = RecordTable.read(kind, file, records::body, zone, places);
    List<LineError> errors = new ArrayList<>(table.errors());
    List<LineError> warnings = new ArrayList<>();
    place(places, errors, warnings);
    if (errors.isEmpty()) {
      judge(table, errors, warnings);
    }
    List<Line> changing =
        table.lines().stream()
            .filter(each -> each.change().kind() != RecordChange.Kind.UNCHANGED)
            .toList();
    int added = count(changing, RecordChange.Kind.ADDED);
    String token = errors.isEmpty() ? keep(kind, file, datum, table.lines()) : null;
    return new Preview(
        kind,
        datum,
        token,
        added,
        changing.size() - added,
        table.lines().size() - changing.size(),
        changing,
        List.copyOf(errors),
        List.copyOf(warnings));
  }

  /** Whether the positions together mean this city; swapped columns refuse the file. */
  private void place(TablePlaces places, List<LineError> errors, List<LineError> warnings) {
    Box box = city.box();
    if (box == null) {
      return;
    }
    PlaceCheck check = PlaceCheck.of(places.told(), box);
    LineError said = new LineError(1, "lon", check.sentence(box));
    switch (check.verdict()) {
      case SWAPPED -> errors.add(0, said);
      case ALL_OUTSIDE, SOME_OUTSIDE -> warnings.add(said);
      case FINE -> {}
    }
  }

  private void judge(RecordTable table, List<LineError> errors, List<LineError> warnings) {
    Map<RegistryKey, Integer> lineOf = new HashMap<>();
    table.lines().forEach(each -> lineOf.put(each.change().key(), each.line()));
    for (Finding each : writer.judge(table.lines().stream().map(Line::change).toList())) {
      LineError said =
          new LineError(lineOf.getOrDefault(each.key(), 1), each.field(), each.message());
      (each.error() ? errors : warnings).add(said);
    }
  }

  private static int count(List<Line> lines, RecordChange.Kind kind) {
    return (int) lines.stream().filter(each -> each.change().kind() == kind).count();
  }

  private synchronized String keep(RecordKind kind, byte[] file, Datum datum, List<Line> lines) {
    Instant now = clock.instant();
    waiting.values().removeIf(each -> each.since().plus(WAITS).isBefore(now));
    Iterator<String> oldest = waiting.keySet().iterator();
    while (waiting.size() >= MOST_WAITING && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
    String token = UUID.randomUUID().toString();
    waiting.put(token, new Waiting(kind, file, datum, lines, now));
    return token;
  }

  /**
   * Makes the changes of a file that was looked at: all of them or none.
   *
   * @param user who confirms
   * @throws UnknownTokenException where nothing waits under it, or waited too long
   * @throws OvertakenException where the file would change something else by now
   * @throws RegistryLogException where the log is away; while nothing was written, as far as is
   *     known, the same can be confirmed again
   */
  public RegistryWriter.Receipt confirm(String token, String user) {
    Waiting confirmed = take(token);
    RecordTable again =
        RecordTable.read(
            confirmed.kind(),
            confirmed.file(),
            records::body,
            zone,
            new TablePlaces(confirmed.datum()));
    if (!again.lines().equals(confirmed.lines())) {
      throw new OvertakenException();
    }
    try {
      return writer.apply(confirmed.lines().stream().map(Line::change).toList(), user);
    } catch (RegistryLogException e) {
      if (!e.unknown()) {
        giveBack(token, confirmed);
      }
      throw e;
    }
  }

  private synchronized void giveBack(String token, Waiting confirmed) {
    waiting.put(token, confirmed);
  }

  private synchronized Waiting take(String token) {
    Waiting found = waiting.remove(token);
    if (found == null || found.since().plus(WAITS).isBefore(clock.instant())) {
      throw new UnknownTokenException();
    }
    return found;
  }
}
