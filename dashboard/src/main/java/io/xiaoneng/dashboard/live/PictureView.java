package io.xiaoneng.dashboard.live;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * A picture that a service computes now and then as a live view: written as JSON once a picture.
 * The id is the instant it was computed.
 *
 * @param <T> the picture
 */
public abstract class PictureView<T> implements LiveView {

  private final String name;
  private final Supplier<T> picture;
  private final Function<T, Instant> computedAt;
  private final JsonMapper json;
  private Payload known = new Payload("", "", false);
  private Instant knownAt = Instant.EPOCH;

  /**
   * A view of that name.
   *
   * @param picture the present one; throws where there is none
   * @param computedAt when it was computed; another instant, another picture
   */
  protected PictureView(
      String name, Supplier<T> picture, Function<T, Instant> computedAt, JsonMapper json) {
    this.name = name;
    this.picture = picture;
    this.computedAt = computedAt;
    this.json = json;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final synchronized Payload payload() {
    T now = picture.get();
    if (!computedAt.apply(now).equals(knownAt)) {
      knownAt = computedAt.apply(now);
      known =
          new Payload(Long.toString(knownAt.toEpochMilli()), json.writeValueAsString(now), false);
    }
    return known;
  }
}
