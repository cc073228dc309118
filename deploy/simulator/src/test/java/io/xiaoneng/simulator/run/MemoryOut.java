package io.xiaoneng.simulator.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent; may lose everything that is not flushed after so many records. */
public final class MemoryOut implements EventOut {

  public record Sent(String topic, String key, String value, boolean imported) {}

  public final List<Sent> durable = new ArrayList<>();
  private final List<Sent> underWay = new ArrayList<>();
  private final int failAfter;
  private int sent;

  public MemoryOut() {
    this(Integer.MAX_VALUE);
  }

  public MemoryOut(int failAfter) {
    this.failAfter = failAfter;
  }

  @Override
  public void send(String topic, String key, byte[] value, boolean imported) {
    if (++sent > failAfter) {
      throw new SendFailed("lost", new IllegalStateException("test"));
    }
    underWay.add(new Sent(topic, key, new String(value, StandardCharsets.UTF_8), imported));
  }

  @Override
  public void flush() {
    durable.addAll(underWay);
    underWay.clear();
  }

  @Override
  public void close() {}
}
