package io.xiaoneng.it;

import java.util.Map;

/** Events that must be refused, each for one reason of the contract. */
final class BrokenEvents {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"broken/%1$d","source":"/wabo","type":"case.withdrawn",\
      "subject":"broken-%1$d","time":"2011-05-02T10:00:00+02:00","data":{"reason":"%1$d"}}""";

  /** Number of ways to be broken. */
  static final int KINDS = 6;

  private BrokenEvents() {}

  /** The {@code n}th broken event; no two are the same. */
  static Map.Entry<String, String> of(int n) {
    String good = GOOD.formatted(n);
    return switch (n % KINDS) {
      case 0 -> Map.entry("unknown-type", good.replace("case.withdrawn", "case.forgotten"));
      case 1 -> Map.entry("bad-time", good.replace("2011-05-02T10:00:00+02:00", "2 May 2011"));
      case 2 -> Map.entry("future-time", good.replace("2011-05-02", "2161-05-02"));
      case 3 -> Map.entry("too-long", good.replace("broken-", "b".repeat(200)));
      case 4 -> Map.entry("missing-field", good.replace("case.withdrawn", "case.applied"));
      default -> Map.entry("not-cloudevents", good.replace("\"specversion\":\"1.0\",", ""));
    };
  }
}
