package io.xiaoneng.dashboard.deadletter;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.event.Reason;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/dead-letters} and one of them. */
@RestController
class DeadLetterController {

  private static final int MAX_LIMIT = 1_000;

  private final DeadLetterService letters;

  DeadLetterController(DeadLetterService letters) {
    this.letters = letters;
  }

  /**
   * @param total distinct contents that are open, of every reason
   * @param replayed contents that are not: they were published again and accepted
   */
  record Answer(long total, long replayed, List<ReasonCount> byReason, List<DeadLetter> letters) {}

  record ReasonCount(String reason, long count) {}

  @GetMapping("/api/v1/dead-letters")
  Answer read(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "100") String limit) {
    if (reason != null && Stream.of(Reason.values()).noneMatch(r -> r.code().equals(reason))) {
      throw new BadParameterException(
          "reason",
          "reason is \""
              + reason
              + "\", must be one of "
              + Stream.of(Reason.values()).map(Reason::code).collect(Collectors.joining(", ")));
    }
    Map<String, Long> counts = letters.countByReason();
    return new Answer(
        counts.values().stream().mapToLong(Long::longValue).sum(),
        letters.replayed(),
        counts.entrySet().stream().map(e -> new ReasonCount(e.getKey(), e.getValue())).toList(),
        letters.latest(reason, number(limit)));
  }

  /** One of them, also where it was published again since. */
  @GetMapping("/api/v1/dead-letters/{sha256}")
  ResponseEntity<Object> letter(@PathVariable String sha256) {
    return letters
        .find(sha256)
        .<ResponseEntity<Object>>map(ResponseEntity::ok)
        .orElseGet(
            () ->
                ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(
                        ProblemDetail.forStatusAndDetail(
                            HttpStatus.NOT_FOUND, "no dead letter " + sha256)));
  }

  private static int number(String limit) {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 0 && number <= MAX_LIMIT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Named below, as one that is out of range.
    }
    throw new BadParameterException(
        "limit", "limit is \"" + limit + "\", must be a number from 0 to " + MAX_LIMIT);
  }
}
