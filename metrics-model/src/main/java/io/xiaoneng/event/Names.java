package io.xiaoneng.event;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The member names of the contract, numbered in the order of RFC 8785, so that two of them compare
 * by their numbers.
 */
final class Names {

  private static final Dictionary WORDS =
      new Dictionary(
          Stream.concat(
                  Stream.of(
                      "specversion",
                      "id",
                      "source",
                      "type",
                      "subject",
                      "time",
                      "datacontenttype",
                      "revision",
                      "operation",
                      "recordedtime",
                      "test",
                      "data"),
                  Stream.of(DataField.values()).map(DataField::wireName))
              .distinct()
              .sorted()
              .toList());

  static final int SPECVERSION = WORDS.find("specversion");
  static final int ID = WORDS.find("id");
  static final int SOURCE = WORDS.find("source");
  static final int TYPE = WORDS.find("type");
  static final int SUBJECT = WORDS.find("subject");
  static final int TIME = WORDS.find("time");
  static final int DATA_CONTENT_TYPE = WORDS.find("datacontenttype");
  static final int REVISION = WORDS.find("revision");
  static final int OPERATION = WORDS.find("operation");
  static final int RECORDED_TIME = WORDS.find("recordedtime");
  static final int TEST = WORDS.find("test");
  static final int DATA = WORDS.find("data");

  /** Numbers run from 0 to below this. */
  static final int COUNT = 64;

  private static final @Nullable DataField[][] FIELDS =
      new DataField[EventType.values().length][COUNT];

  static {
    for (EventType type : EventType.values()) {
      for (DataField field : DataField.values()) {
        if (DataField.of(type, field.wireName()) == field) {
          FIELDS[type.ordinal()][WORDS.find(field.wireName())] = field;
        }
      }
    }
  }

  private Names() {}

  /** The number of the name that the range spells, or −1. */
  static int find(byte[] bytes, int from, int to) {
    return WORDS.find(bytes, from, to);
  }

  /** The number of that name, or −1. */
  static int find(String name) {
    return WORDS.find(name);
  }

  /** The name of that number. */
  static String word(int number) {
    return WORDS.word(number);
  }

  /** The field of {@code data} with that name in that type of event, or null. */
  static @Nullable DataField field(EventType type, int number) {
    return number < 0 ? null : FIELDS[type.ordinal()][number];
  }

  /** Every name, in order. */
  static List<String> all() {
    return Stream.iterate(0, i -> i + 1).limit(WORDS.size()).map(WORDS::word).toList();
  }
}
