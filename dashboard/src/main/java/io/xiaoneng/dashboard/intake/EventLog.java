package io.xiaoneng.dashboard.intake;

import java.util.List;
import java.util.Map;

/** Where events are made durable: Kafka, or a stand-in for tests. */
interface EventLog {

  /**
   * One record.
   *
   * @param headers in order
   */
  record Entry(String topic, String key, byte[] value, Map<String, String> headers) {}

  /** What became of one record. */
  enum Outcome {
    /** Every replica in sync has it. */
    DURABLE,
    /** It was not confirmed in time; it may yet be there. */
    UNCONFIRMED,
    /** The log takes no record of that size. */
    TOO_LARGE
  }

  /**
   * Appends records and waits, for a bounded time, until they are durable.
   *
   * @return one outcome for each record, in order
   */
  List<Outcome> append(List<Entry> entries);
}
