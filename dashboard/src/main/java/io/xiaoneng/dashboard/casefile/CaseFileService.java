package io.xiaoneng.dashboard.casefile;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.ClockTrace;
import io.xiaoneng.casefile.FactsAsOf;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.event.RecordedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Reads a case out of the archive and folds it as the job does, by the same code. */
@Service
public class CaseFileService {

  private static final Logger LOG = LoggerFactory.getLogger(CaseFileService.class);

  /** A case with more events is cut off there; such a subject is no case. */
  private static final int MAX_EVENTS = 10_000;

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private static final Comparator<RecordedEvent> ORDER =
      Comparator.comparing((RecordedEvent each) -> each.event().time())
          .thenComparing(each -> each.event().type())
          .thenComparing(each -> each.event().source())
          .thenComparing(each -> each.event().id())
          .thenComparing(each -> each.event().revision());

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final XiaonengProperties settings;
  private final Clock clock;
  private final Sight sight;

  CaseFileService(
      ClickHouse clickHouse,
      RegistryView registry,
      XiaonengProperties settings,
      Clock clock,
      Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.settings = settings;
    this.clock = clock;
  }

  private record Archived(RecordedEvent event, byte[] raw) {}

  /** Source and id: with the case what names an event. */
  private record Identity(String source, String id) {
    static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }
  }

  /**
   * The case as of now, as the one who asks is told of it ({@link Sight}); empty where the archive
   * has no event of it, and likewise where it is not told that there is such a case. Who rates
   * shall not have to fear whom they rated badly.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Optional<CaseFile> find(String caseId) {
    List<Archived> archived = read(caseId);
    if (!sight.sees(Guarded.RATING)) {
      archived.removeIf(each -> each.event().event().type().ofRating());
    }
    if (archived.isEmpty()) {
      return Optional.empty();
    }
    byte @Nullable [] state = null;
    for (Archived each : archived) {
      byte[] encoded = EventCodec.encode(each.event().event(), each.event().recordedAt());
      state = CaseState.merge(state, encoded);
    }
    List<RecordedEvent> events = state == null ? List.of() : CaseState.events(state);
    Rules rules =
        new Rules(
            registry.registry().calendar(settings.calendar()),
            settings.zoneId(),
            registry.registry());
    CaseFacts whole = CaseFold.fold(caseId, events, rules);
    CaseFacts.Attributes about = whole.attributes();
    if (about != null && sight.hides(about.item())) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    CaseFacts facts = FactsAsOf.of(whole, now);
    return Optional.of(
        new CaseFile(
            facts == null ? whole : facts,
            ClockTrace.of(events, whole, rules, now),
            listed(archived, events)));
  }

  private List<Archived> read(String caseId) {
    EventDecoder decoder = new EventDecoder();
    List<Archived> archived = new ArrayList<>();
    clickHouse.query(
        "SELECT base64Encode(raw), toUnixTimestamp64Milli(recorded_at), toString(hash)"
            + " FROM event_archive FINAL"
            + " WHERE subject = ? LIMIT "
            + MAX_EVENTS,
        List.of(caseId),
        row -> {
          byte[] raw = Base64.getDecoder().decode(row.getString(1));
          Instant recordedAt = Instant.ofEpochMilli(row.getLong(2));
          // It was good when it was archived; the registry and the clock have moved on since.
          Decoded decoded =
              decoder.decode(raw, 0, raw.length, END_OF_TIME, registry.registry(), true);
          if (decoded instanceof Decoded.Accepted accepted && accepted.event().type().ofCase()) {
            Event event = accepted.event().withHash(ContentHash.ofDecimal(row.getString(3)));
            archived.add(new Archived(new RecordedEvent(event, recordedAt), raw));
          } else {
            LOG.warn("an archived event of {} is left out: {}", caseId, decoded);
          }
          return true;
        });
    archived.sort(Comparator.comparing(Archived::event, ORDER));
    return archived;
  }

  private List<ArchivedEvent> listed(List<Archived> archived, List<RecordedEvent> events) {
    Map<Identity, Event> standing = new HashMap<>();
    for (RecordedEvent each : events) {
      standing.merge(
          Identity.of(each.event()), each.event(), (a, b) -> b.revision() > a.revision() ? b : a);
    }
    return archived.stream()
        .map(
            each -> {
              Event event = each.event().event();
              Event counts = standing.get(Identity.of(event));
              boolean superseded =
                  counts == null
                      || counts.revision() != event.revision()
                      || !counts.hash().equals(event.hash());
              return new ArchivedEvent(
                  sight.source(event.source()),
                  event.id(),
                  event.type().wireName(),
                  event.time(),
                  event.revision(),
                  event.operation(),
                  event.test(),
                  each.event().recordedAt(),
                  superseded,
                  sight.data(event.type(), data(each.raw())));
            })
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> data(byte[] raw) {
    try {
      Object envelope = Json.parse(raw);
      if (envelope instanceof Map<?, ?> members && members.get("data") instanceof Map<?, ?> data) {
        return (Map<String, @Nullable Object>) data;
      }
      return Map.of();
    } catch (JsonException e) {
      throw new IllegalStateException("an archived event is no JSON", e);
    }
  }
}
