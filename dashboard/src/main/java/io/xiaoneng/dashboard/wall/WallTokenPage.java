package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.StoredWallToken;
import io.xiaoneng.dashboard.security.WallToken.Sight;
import io.xiaoneng.dashboard.security.WallTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * {@code /wall/tokens}: which screens may show the wall. For administrators. The address with a new
 * token is shown once, in the answer that made it.
 */
@Page
class WallTokenPage {

  private static final int LONGEST_NAME = 100;
  private static final LocalDate LATEST = LocalDate.of(2300, 1, 1);

  private final WallTokens tokens;
  private final CityClock city;
  private final Clock clock;

  WallTokenPage(WallTokens tokens, CityClock city, Clock clock) {
    this.tokens = tokens;
    this.city = city;
    this.clock = clock;
  }

  /** A token and how it stands. */
  record Line(StoredWallToken stored, StoredWallToken.State state) {}

  @GetMapping("/wall/tokens")
  String list(Model model) {
    Instant now = clock.instant();
    List<Line> lines = tokens.list().stream().map(each -> new Line(each, each.state(now))).toList();
    model.addAttribute("lines", lines);
    model.addAttribute("sights", Sight.values());
    model.addAttribute("tomorrow", city.today().plusDays(1));
    return "wall-tokens";
  }

  /**
   * Makes a token.
   *
   * @param until its last day, inclusive; empty = it stays good
   */
  @PostMapping("/wall/tokens")
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String sight,
      @RequestParam(defaultValue = "") String until,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String wanted = name.strip();
    Optional<Sight> chosen =
        Arrays.stream(Sight.values()).filter(each -> each.name().equals(sight)).findFirst();
    LocalDate last = day(until);
    String problem =
        wanted.isEmpty()
                || wanted.length() > LONGEST_NAME
                || wanted.codePoints().anyMatch(Character::isISOControl)
            ? "name"
            : chosen.isEmpty()
                ? "sight"
                : !until.isBlank() && (last == null || last.isBefore(city.today()))
                    ? "until"
                    : null;
    if (problem == null) {
      Instant end = last == null ? null : last.plusDays(1).atStartOfDay(city.zone()).toInstant();
      Optional<String> made = tokens.make(wanted, chosen.orElseThrow(), end, actor);
      if (made.isPresent()) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("madeFor", wanted);
        model.addAttribute("made", address(request, made.get()));
      } else {
        problem = "taken";
      }
    }
    if (problem != null) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", problem);
      model.addAttribute("wantedName", wanted);
    }
    return list(model);
  }

  @PostMapping("/wall/tokens/{id}/revoke")
  String revoke(@PathVariable long id, Actor actor, HttpServletResponse response, Model model) {
    if (!tokens.revoke(id, actor)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      model.addAttribute("problem", "gone");
      return list(model);
    }
    return "redirect:/wall/tokens";
  }

  private static String address(HttpServletRequest request, String token) {
    return ServletUriComponentsBuilder.fromContextPath(request)
        .path("/wall")
        .queryParam("token", token)
        .toUriString();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      LocalDate day = LocalDate.parse(text.strip());
      return day.isBefore(LATEST) ? day : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
