package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventDecoderTest {

  private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");

  @Test
  void the_example_of_the_contract_is_accepted_and_survives_the_codec() {
    byte[] envelope =
        """
        {"specversion":"1.0","id":"h-610113-01/2026-03-02/000017","source":"/hall/610113-01/window/07",
         "type":"case.accepted","subject":"610113-2026-0000123","time":"2026-03-02T09:15:04+08:00",
         "datacontenttype":"application/json","revision":0,
         "data":{"unit":"610113","item":"610113-XK-0042","itemVersion":3,"kind":"COMMITTED","promisedDueAt":"2026-03-09T23:59:59+08:00"}}
        """
            .getBytes(StandardCharsets.UTF_8);
    Decoded decoded =
        new EventDecoder()
            .decode(
                envelope,
                0,
                envelope.length,
                NOW,
                new MutableRegistry(ZoneId.of("Asia/Shanghai")),
                true);

    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    Event event = ((Decoded.Accepted) decoded).event();
    assertThat(event.time()).isEqualTo("2026-03-02T01:15:04Z");
    assertThat(event.data().instant(DataField.PROMISED_DUE_AT)).isEqualTo("2026-03-09T15:59:59Z");
    assertThat(event.data().integer(DataField.ITEM_VERSION)).isEqualTo(3);
    assertThat(EventCodec.decode(EventCodec.encode(event, NOW)))
        .isEqualTo(new RecordedEvent(event, NOW));
  }
}
