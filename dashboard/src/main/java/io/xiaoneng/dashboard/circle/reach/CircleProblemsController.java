package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.dashboard.circle.reach.CircleProblem.Kind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/v1/circle/problems}: what is wrong with streets, cells and points. */
@RestController
class CircleProblemsController {

  private static final int MOST = 1_000;

  private final CircleProblems problems;

  CircleProblemsController(CircleProblems problems) {
    this.problems = problems;
  }

  /**
   * An answer.
   *
   * @param streets NONE, MISSING, DAMAGED or THERE
   * @param counts of every kind that there is
   * @param total of those asked for
   * @param page from 0
   */
  record Answer(
      String streets,
      int edges,
      int cells,
      int points,
      Map<Kind, Integer> counts,
      int total,
      int page,
      int size,
      List<CircleProblem> problems) {}

  @GetMapping("/api/v1/circle/problems")
  Answer read(
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "100") int size) {
    if (page < 0 || size < 1 || size > MOST) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "page must be 0 or more, size a number from 1 to " + MOST);
    }
    CircleProblems.Overview overview = problems.overview(0);
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    overview.groups().forEach(each -> counts.put(each.kind(), each.count()));
    List<CircleProblem> asked = problems.of(kind(kind));
    int from = (int) Math.min(asked.size(), (long) page * size);
    return new Answer(
        overview.streets().name(),
        overview.edges(),
        overview.cells(),
        overview.points(),
        counts,
        asked.size(),
        page,
        size,
        asked.subList(from, Math.min(asked.size(), from + size)));
  }

  private static @Nullable Kind kind(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    return Arrays.stream(Kind.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "there is no kind of problem \"" + name + "\""));
  }
}
