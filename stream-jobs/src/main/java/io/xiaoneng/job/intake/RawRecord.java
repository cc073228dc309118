package io.xiaoneng.job.intake;

import org.jspecify.annotations.Nullable;

/** A Kafka record of an event topic, undecoded. A flat type for the wire; not changed once sent. */
public class RawRecord {

  public String topic = "";
  public int partition;
  public long offset;

  /** The broker's LogAppendTime, in milliseconds. */
  public long timestamp;

  /** Whether the header {@code import} says that {@code recordedtime} may be believed. */
  public boolean imported;

  /** The envelope as sent; null for a tombstone. */
  public byte @Nullable [] value;
}
