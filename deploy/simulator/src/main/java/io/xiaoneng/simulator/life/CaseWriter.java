package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import java.util.ArrayList;
import java.util.List;

/** Collects the planned events of one case and numbers them. */
final class CaseWriter {

  private final JsonBytes json = new JsonBytes();
  private final WireTime wireTime;
  private List<SimEvent> events = new ArrayList<>();
  private String subject = "";
  private boolean test;
  private int number;

  CaseWriter(WireTime wireTime) {
    this.wireTime = wireTime;
  }

  void begin(String caseNumber, boolean isTest) {
    events = new ArrayList<>(12);
    subject = caseNumber;
    test = isTest;
    number = 0;
  }

  /** A new data object; end it with one of the {@code add} methods. */
  JsonBytes data() {
    return json.begin();
  }

  void time(String name, long millis) {
    json.time(name, millis, wireTime);
  }

  /** Adds an event of the case with the data written since {@link #data}. */
  void add(EventType type, String source, long time) {
    addWithId(subject, subject + "/" + ++number, type, source, time, time);
  }

  /**
   * Adds an event whose sender tells a wrong time.
   *
   * @param moment when it really happens, and so when it is sent
   */
  void addMistimed(EventType type, String source, long time, long moment) {
    addWithId(subject, subject + "/" + ++number, type, source, time, moment);
  }

  /** Adds an event of something else, such as a ticket. */
  void addOf(String otherSubject, EventType type, String source, long time) {
    addWithId(otherSubject, otherSubject + "/" + type.wireName(), type, source, time, time);
  }

  /** Adds an event of something that belongs to the case, such as a contract. */
  void addAside(String what, EventType type, String source, long time) {
    addOf(what + "-" + subject, type, source, time);
  }

  void addWithId(
      String ofSubject, String id, EventType type, String source, long time, long moment) {
    events.add(
        new SimEvent(
            type,
            Senders.topicOf(source),
            source,
            ofSubject,
            id,
            0,
            time,
            moment,
            moment,
            test,
            json.end(),
            null));
  }

  List<SimEvent> end() {
    return events;
  }
}
