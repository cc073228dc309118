package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.security.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/explore/views}: the kept questions that somebody sees. */
@RestController
class ExploreApi {

  private final ViewDesk desk;

  ExploreApi(ViewDesk desk) {
    this.desk = desk;
  }

  /**
   * A view.
   *
   * @param own whether whoever asks may change it
   * @param address where its figures are shown
   */
  public record View(
      long id,
      String name,
      boolean own,
      boolean shared,
      String author,
      String address,
      Instant changedAt) {}

  @GetMapping("/api/v1/explore/views")
  Map<String, List<View>> views(Actor actor) {
    return Map.of(
        "views",
        desk.seen(actor).stream()
            .map(
                each ->
                    new View(
                        each.id(),
                        each.name(),
                        each.author().equals(actor.name()),
                        each.shared(),
                        each.author(),
                        "/explore?" + each.question(),
                        each.changedAt()))
            .toList());
  }
}
