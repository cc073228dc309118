package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.WallToken;
import io.xiaoneng.dashboard.security.WallToken.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /wall}: the city on a large screen. {@code scene} pins one or names those that take turns,
 * {@code every} says after how many seconds, {@code seams} how the wall is put together of screens.
 */
@Page
class WallPage {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int EVERY = 20;
  private static final int EVERY_LEAST = 5;
  private static final int EVERY_MOST = 3_600;
  private static final Set<String> WHY = Set.of("unknown", "ended", "busy");

  private final WallBoard board;
  private final WallGround ground;
  private final CityClock clock;
  private final MessageSource messages;
  private final JsonMapper json;

  WallPage(
      WallBoard board,
      WallGround ground,
      CityClock clock,
      MessageSource messages,
      JsonMapper json) {
    this.board = board;
    this.ground = ground;
    this.clock = clock;
    this.messages = messages;
    this.json = json;
  }

  @GetMapping("/wall")
  String show(
      @RequestParam(required = false) @Nullable String scene,
      @RequestParam(defaultValue = "20") String every,
      Authentication caller,
      Locale locale,
      Model model) {
    Sight sight = caller.getPrincipal() instanceof WallToken token ? token.sight() : Sight.ALL;
    List<WallScene> scenes = WallScene.of(scene, sight == Sight.ALL);
    board.refresh(PATIENCE);
    WallPicture picture = board.picture(sight == Sight.ALL);
    WallMap map = ground.now();
    model.addAttribute(
        "w",
        new WallText(
            picture, json, new Figures(locale, clock.zone()), messages, locale, clock.today()));
    model.addAttribute("scenes", scenes);
    model.addAttribute("mapAt", scenes.get(0).map());
    model.addAttribute("mapFormat", scenes.get(0).mapFormat());
    model.addAttribute("everything", sight == Sight.ALL);
    model.addAttribute("view", sight.view());
    model.addAttribute("every", every(every));
    model.addAttribute("map", map);
    model.addAttribute("rows", CityTeller.ROWS);
    model.addAttribute("target", CityTeller.target());
    model.addAttribute("ground", map.name());
    model.addAttribute("now", clock.now());
    model.addAttribute("json", json.writeValueAsString(picture).replace("<", "\\u003c"));
    return "wall";
  }

  /** What a screen shows that has no token, or one that has ended. */
  @GetMapping("/wall/closed")
  @ResponseStatus(HttpStatus.FORBIDDEN)
  String closed(@RequestParam(defaultValue = "unknown") String why, Model model) {
    model.addAttribute("why", WHY.contains(why) ? why : "unknown");
    return "wall-closed";
  }

  private static int every(String asked) {
    if (!asked.matches("\\d{1,4}")) {
      return EVERY;
    }
    return Math.max(EVERY_LEAST, Math.min(EVERY_MOST, Integer.parseInt(asked)));
  }
}
