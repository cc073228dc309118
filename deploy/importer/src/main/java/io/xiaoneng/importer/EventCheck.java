package io.xiaoneng.importer;

import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The intake's own validator, asked before anything is sent. */
final class EventCheck {

  private final Clock clock;
  // Nothing is known of somebody's own units and items: the open registry takes every code.
  private final Registry registry;
  private final EventDecoder decoder = new EventDecoder();

  EventCheck(ZoneId zone, Clock clock) {
    this.clock = clock;
    this.registry = new MutableRegistry(zone);
  }

  /** Why the envelope would be refused, or null where it is good. */
  Decoded.@Nullable Rejected fault(byte[] json) {
    Decoded decoded = decoder.decode(json, 0, json.length, clock.instant(), registry, true);
    return decoded instanceof Decoded.Rejected wrong ? wrong : null;
  }
}
