package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.event.Reason;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/dead-letters/replay}. For administrators. */
@RestController
class ReplayController {

  private static final int MAX_LIMIT = 100_000;

  private final Replay replay;

  ReplayController(Replay replay) {
    this.replay = replay;
  }

  @PostMapping("/api/v1/dead-letters/replay")
  Replay.Result replay(
      @RequestParam(defaultValue = "unknown-reference") String reason,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "10000") int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new BadParameterException("limit", "limit must be a number from 1 to " + MAX_LIMIT);
    }
    if (!after.matches("|[0-9a-f]{64}")) {
      throw new BadParameterException("after", "after must be the next of an earlier answer");
    }
    return replay.replay(reason(reason), after, limit);
  }

  /** What a token may not write, no replay may write for it. */
  private static Reason reason(String code) {
    return Stream.of(Reason.values())
        .filter(each -> each.code().equals(code) && each != Reason.SOURCE_FORBIDDEN)
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameterException(
                    "reason", "reason is \"" + code + "\", which is none that can be replayed"));
  }
}
