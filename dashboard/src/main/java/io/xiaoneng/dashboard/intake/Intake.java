package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.IngestToken;
import io.xiaoneng.event.ApplicantSeal;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Validates the events of a request and makes them, and what is refused, durable. */
@Service
class Intake {

  /** Where its value is 1, {@code recordedtime} is believed. */
  static final String IMPORT_HEADER = "import";

  static final String EVENTS = "xiaoneng.events.";

  private final EventLog log;
  private final RegistryView registry;
  private final boolean openRegistry;
  private final Clock clock;
  private final ApplicantSeal seal;

  Intake(
      EventLog log,
      RegistryView registry,
      XiaonengProperties settings,
      Clock clock,
      ApplicantSeal seal) {
    this.seal = seal;
    this.log = log;
    this.registry = registry;
    this.openRegistry = settings.openRegistry();
    this.clock = clock;
  }

  /**
   * @param slices where the events lie in the body
   * @param dryRun only validate
   */
  Receipt take(byte[] body, List<BodyCutter.Slice> slices, IngestToken token, boolean dryRun) {
    Instant now = clock.instant();
    EventDecoder decoder = new EventDecoder(seal);
    List<EventLog.Entry> entries = new ArrayList<>(slices.size());
    List<Refusal> refused = new ArrayList<>();
    boolean[] good = new boolean[slices.size()];
    for (int i = 0; i < slices.size(); i++) {
      BodyCutter.Slice slice = slices.get(i);
      Decoded decoded =
          permitted(
              decoder.decode(
                  body, slice.offset(), slice.length(), now, registry.registry(), openRegistry),
              token);
      if (decoded instanceof Decoded.Accepted accepted) {
        good[i] = true;
        entries.add(entry(body, slice, accepted, token));
      } else if (decoded instanceof Decoded.Rejected rejected) {
        refused.add(new Refusal(i, rejected.id(), rejected.reason(), rejected.detail()));
        entries.add(DeadLetters.of(body, slice, rejected, token.importing()));
      }
    }
    if (dryRun) {
      return new Receipt(slices.size() - refused.size(), refused, List.of());
    }
    return append(entries, good, refused);
  }

  /** A body that is no JSON is refused as one letter, so that the operator sees who sends such. */
  void refuseWhole(byte[] body, String detail) {
    if (body.length > 0) {
      Decoded.Rejected refused = new Decoded.Rejected(Reason.NOT_JSON, detail, null, null);
      log.append(
          List.of(DeadLetters.of(body, new BodyCutter.Slice(0, body.length), refused, false)));
    }
  }

  private Receipt append(List<EventLog.Entry> entries, boolean[] good, List<Refusal> refused) {
    List<EventLog.Outcome> outcomes = log.append(entries);
    List<Integer> unconfirmed = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case DURABLE -> accepted += good[i] ? 1 : 0;
        case UNCONFIRMED -> unconfirmed.add(i);
        case TOO_LARGE ->
            refused.add(
                new Refusal(i, null, Reason.TOO_LARGE, "with its key it is too large to store"));
      }
    }
    refused.sort(java.util.Comparator.comparingInt(Refusal::index));
    return new Receipt(accepted, refused, unconfirmed);
  }

  private static Decoded permitted(Decoded decoded, IngestToken token) {
    if (decoded instanceof Decoded.Accepted accepted
        && !token.mayWrite(accepted.event().source())) {
      Event event = accepted.event();
      return new Decoded.Rejected(
          Reason.SOURCE_FORBIDDEN,
          "this token may not write source " + event.source(),
          event.id(),
          event.source());
    }
    return decoded;
  }

  private static EventLog.Entry entry(
      byte[] body, BodyCutter.Slice slice, Decoded.Accepted accepted, IngestToken token) {
    Event event = accepted.event();
    byte[] sealed = accepted.sealed();
    return new EventLog.Entry(
        topic(event.source(), token),
        event.subject(),
        sealed == null
            ? Arrays.copyOfRange(body, slice.offset(), slice.offset() + slice.length())
            : sealed,
        headers(token.importing()));
  }

  /** Headers of an event. */
  static Map<String, String> headers(boolean importing) {
    return importing ? Map.of(IMPORT_HEADER, "1") : Map.of();
  }

  private static String topic(String source, IngestToken token) {
    return token.channel() == null ? topicOf(source) : EVENTS + token.channel();
  }

  /** The topic of a source's events where nothing else says it. */
  static String topicOf(String source) {
    if (source.startsWith("/hall/")) {
      return EVENTS + "hall";
    }
    return EVENTS + (source.startsWith("/terminal/") ? "terminal" : "online");
  }
}
