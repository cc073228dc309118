package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.live.LiveView;
import io.xiaoneng.dashboard.security.WallToken.Sight;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The wall's picture as a live view. It is written once for everybody when something has changed,
 * and every few seconds so that its age moves on. Never waits: parts are read elsewhere.
 */
final class WallView implements LiveView {

  private static final Duration AT_LEAST = Duration.ofSeconds(5);

  private final Sight sight;
  private final WallBoard board;
  private final JsonMapper json;
  private Payload known = new Payload("", "", false);
  private Instant knownAt = Instant.EPOCH;
  private long knownVersion = -1;
  private String knownGround = "";

  WallView(Sight sight, WallBoard board, JsonMapper json) {
    this.sight = sight;
    this.board = board;
    this.json = json;
  }

  /** One view for each {@link Sight}. */
  @Configuration(proxyBeanMethods = false)
  static class Views {
    @Bean
    WallView wallView(WallBoard board, JsonMapper json) {
      return new WallView(Sight.ALL, board, json);
    }

    @Bean
    WallView wallFiguresView(WallBoard board, JsonMapper json) {
      return new WallView(Sight.FIGURES, board, json);
    }
  }

  @Override
  public String name() {
    return sight.view();
  }

  @Override
  public synchronized Payload payload() {
    board.refresh();
    long version = board.version();
    WallPicture picture = board.picture(sight == Sight.ALL);
    boolean aged = picture.at().isAfter(knownAt.plus(AT_LEAST));
    if (version != knownVersion || aged || !picture.ground().equals(knownGround)) {
      knownVersion = version;
      knownAt = picture.at();
      knownGround = picture.ground();
      known =
          new Payload(
              Long.toString(picture.at().toEpochMilli()),
              json.writeValueAsString(picture),
              board.failing());
    }
    return known;
  }
}
