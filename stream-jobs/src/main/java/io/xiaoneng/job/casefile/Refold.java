package io.xiaoneng.job.casefile;

import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventType;
import io.xiaoneng.job.KeyedBytes;
import java.nio.ByteBuffer;

/**
 * A command to fold a case again because the registry has changed. It travels among the events of
 * the case and is told from them by its length: an encoded event alone has 16 bytes of hash.
 */
public final class Refold {

  private Refold() {}

  /**
   * The command.
   *
   * @param epoch the registry's, that the fold must at least know
   */
  public static KeyedBytes of(String caseId, long epoch) {
    return new KeyedBytes(caseId, ByteBuffer.allocate(Long.BYTES).putLong(epoch).array());
  }

  /** Whether a command is for a case: one to fold it again, or an event of it. */
  public static boolean ofCase(KeyedBytes command) {
    if (is(command.bytes())) {
      return true;
    }
    EventType type = type(command);
    return !(type.ofTicket() || type.ofContract() || type.ofPoint());
  }

  /** Whether a command is an event for a ticket. */
  public static boolean ofTicket(KeyedBytes command) {
    return !is(command.bytes()) && type(command).ofTicket();
  }

  /** Whether a command is an event for a contract. */
  public static boolean ofContract(KeyedBytes command) {
    return !is(command.bytes()) && type(command).ofContract();
  }

  /** Whether a command is an event for a service point. */
  public static boolean ofPoint(KeyedBytes command) {
    return !is(command.bytes()) && type(command).ofPoint();
  }

  private static EventType type(KeyedBytes event) {
    return EventCodec.decode(event.bytes()).event().type();
  }

  static boolean is(byte[] bytes) {
    return bytes.length == Long.BYTES;
  }

  static long epoch(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }
}
