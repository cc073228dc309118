package io.xiaoneng.dashboard.known;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.RowBinary;
import io.xiaoneng.row.TicketRows;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Deliveries of many cases by a seed, with the moments at which they were recorded: late ones,
 * corrections, deletions and repetitions among them.
 */
public final class History {

  public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");
  private static final long DAY = 86_400_000L;

  private final Random random;
  private final EventDecoder decoder = new EventDecoder();
  private final List<Delivery> deliveries = new ArrayList<>();

  /** One arrival of an event. */
  public record Delivery(Event event, byte[] raw, Instant recordedAt) {}

  public History(long seed, int cases) {
    this(seed, cases, 0);
  }

  /**
   * @param others so many tickets, and so many contracts
   */
  public History(long seed, int cases, int others) {
    this.random = new Random(seed);
    for (int i = 0; i < cases; i++) {
      oneCase("case-%04d".formatted(i), others == 0 ? "" : together(i));
    }
    for (int i = 0; i < others; i++) {
      oneOfTheOthers(i);
    }
  }

  /** Nothing yet. */
  public History() {
    this(0, 0, 0);
  }

  /** One more delivery: an event as JSON, and when it was recorded. */
  public void deliver(String json, Instant recorded) {
    take(json, recorded.toEpochMilli());
  }

  /** A ticket, and a contract of an agency; its events come late or are corrected, too. */
  private void oneOfTheOthers(int number) {
    String ticket = "ticket-%04d".formatted(number);
    long at = START.toEpochMilli() + random.nextLong(40 * DAY);
    String point = "\"servicePoint\":\"p-" + random.nextInt(2) + "\"";
    deliver(ticket, "t", "queue.taken", at, point + ",\"item\":\"item-1\"");
    at += random.nextLong(DAY / 40);
    if (random.nextInt(4) > 0) {
      deliver(ticket, "c", "queue.called", at, point + ",\"window\":\"" + random.nextInt(3) + "\"");
      at += random.nextLong(DAY / 60);
      deliver(ticket, "s", "queue.served", at, point + ",\"window\":\"1\"");
    } else {
      deliver(ticket, "x", "queue.abandoned", at, point);
    }
    String contract = "contract-%04d".formatted(number);
    at = START.toEpochMilli() + random.nextLong(30 * DAY);
    deliver(
        contract,
        "k",
        "agency.contracted",
        at,
        "\"agency\":\"a-%d\",\"service\":\"survey\",\"dueAt\":\"%s\""
            .formatted(random.nextInt(2), Instant.ofEpochMilli(at + random.nextLong(9 * DAY))));
    if (random.nextInt(4) > 0) {
      at += random.nextLong(10 * DAY);
      deliver(contract, "f", "agency.finished", at, "\"agency\":\"a-0\"");
    }
  }

  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** What some cases have in common: a project, or a bundle 一件事. */
  private static String together(int number) {
    return switch (number % 4) {
      case 0 -> ",\"project\":\"project-%d\",\"stage\":\"1\"".formatted(number / 12);
      case 1 -> ",\"bundle\":\"shop\",\"bundleCase\":\"shop-%d\"".formatted(number / 8);
      default -> "";
    };
  }

  private void oneCase(String subject, String together) {
    long at = START.toEpochMilli() + random.nextLong(40 * DAY);
    String item = "item-" + random.nextInt(3);
    deliver(
        subject,
        "a",
        "case.applied",
        at,
        "\"unit\":\"u\",\"item\":\""
            + item
            + "\","
            + "\"channel\":\""
            + (random.nextBoolean() ? "WEB" : "COUNTER")
            + "\""
            + together);
    at += random.nextLong(3 * DAY);
    deliver(subject, "b", "case.accepted", at, "\"kind\":\"COMMITTED\"");
    if (random.nextInt(3) == 0) {
      at += random.nextLong(2 * DAY);
      deliver(subject, "s1", "case.special-started", at, "\"procedure\":\"p\",\"kind\":\"STOP\"");
      at += random.nextLong(9 * DAY);
      deliver(subject, "s2", "case.special-ended", at, "\"procedure\":\"p\",\"kind\":\"STOP\"");
    }
    if (random.nextInt(4) > 0) {
      at += random.nextLong(12 * DAY);
      deliver(subject, "d", "case.decided", at, "\"outcome\":\"APPROVED\"");
    }
  }

  private void deliver(String subject, String id, String type, long time, String data) {
    long recorded = time + random.nextLong(random.nextInt(8) == 0 ? 20 * DAY : DAY / 24);
    arrive(subject, id, 0, type, time, data, "", recorded);
    if (random.nextInt(6) == 0) {
      long moved = time + random.nextLong(3 * DAY);
      String operation = random.nextInt(3) == 0 ? "\"operation\":\"DELETE\"," : "";
      arrive(subject, id, 1, type, moved, data, operation, recorded + random.nextLong(15 * DAY));
    }
    if (random.nextInt(6) == 0) {
      arrive(subject, id, 0, type, time, data, "", recorded + random.nextLong(15 * DAY));
    }
  }

  private void arrive(
      String subject,
      String id,
      int revision,
      String type,
      long time,
      String data,
      String operation,
      long recorded) {
    String json =
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/hall/1\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"revision\":%d,%s\"data\":{%s}}"
            .formatted(
                id,
                type,
                subject,
                Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC),
                revision,
                operation,
                data);
    take(json, recorded);
  }

  private void take(String json, long recorded) {
    byte[] raw = json.getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        decoder.decode(raw, 0, raw.length, FAR, new MutableRegistry(ZoneOffset.UTC), true);
    if (!(decoded instanceof Decoded.Accepted accepted)) {
      throw new IllegalStateException(json + " is refused: " + decoded);
    }
    deliveries.add(new Delivery(accepted.event(), raw, Instant.ofEpochMilli(recorded)));
  }

  /** The fold of every case of the deliveries that are taken. */
  public List<CaseFacts> facts(Rules rules, Predicate<Delivery> taken) {
    return states("case.", taken).entrySet().stream()
        .map(each -> CaseFold.fold(each.getKey(), CaseState.events(each.getValue()), rules))
        .toList();
  }

  /** Writes tickets and contracts, folded of the deliveries that are taken, into their tables. */
  public void writeOthers(ClickHouse clickHouse, Rules rules, Predicate<Delivery> taken) {
    ByteArrayOutputStream tickets = new ByteArrayOutputStream();
    states("queue.", taken)
        .forEach(
            (ticket, state) ->
                tickets.writeBytes(TicketRows.row(ticket, CaseState.events(state), rules)));
    clickHouse.insert("ticket_row", TicketRows.COLUMNS, tickets.toByteArray());
    ByteArrayOutputStream contracts = new ByteArrayOutputStream();
    states("agency.", taken)
        .forEach(
            (contract, state) ->
                contracts.writeBytes(ContractRows.row(contract, CaseState.events(state), rules)));
    clickHouse.insert("contract_row", ContractRows.COLUMNS, contracts.toByteArray());
  }

  private Map<String, byte[]> states(String types, Predicate<Delivery> taken) {
    Map<String, byte[]> states = new HashMap<>();
    for (Delivery each : deliveries) {
      if (taken.test(each) && each.event().type().wireName().startsWith(types)) {
        states.compute(
            each.event().subject(),
            (subject, state) ->
                CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt())));
      }
    }
    return states;
  }

  /** Puts every delivery into event_archive. */
  public void archive(ClickHouse clickHouse) {
    archive(clickHouse, each -> true);
  }

  /** Puts the deliveries that are taken into event_archive. */
  public void archive(ClickHouse clickHouse, Predicate<Delivery> taken) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    RowBinary row = new RowBinary();
    for (Delivery each : deliveries) {
      if (!taken.test(each)) {
        continue;
      }
      Event event = each.event();
      rows.writeBytes(
          row.reset()
              .string(event.subject())
              .string(event.source())
              .string(event.id())
              .int64(event.revision())
              .uint128(event.hash().high(), event.hash().low())
              .string(event.operation().name())
              .string(event.type().wireName())
              .instant(event.time())
              .instant(each.recordedAt())
              .bool(event.test())
              .string(each.raw(), 0, each.raw().length)
              .toBytes());
    }
    clickHouse.insert(
        "event_archive",
        "subject, source, id, revision, hash, operation, type, time, recorded_at, test, raw",
        rows.toByteArray());
  }

  /** Writes facts as rows of a table like case_row. */
  public static void write(ClickHouse clickHouse, String table, List<CaseFacts> facts) {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    CaseRowEncoder encoder = new CaseRowEncoder();
    facts.forEach(each -> rows.writeBytes(encoder.encode(each)));
    clickHouse.insert(table, CaseRowEncoder.COLUMNS, rows.toByteArray());
  }
}
