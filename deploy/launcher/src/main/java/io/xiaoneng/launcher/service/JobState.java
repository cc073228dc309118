package io.xiaoneng.launcher.service;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the JobManager says about a job.
 *
 * @param state the job's state, e.g. {@code RUNNING}; empty when none was said
 * @param vertices the states of its parts
 */
record JobState(String state, List<String> vertices) {
  private static final String RUNNING = "RUNNING";
  private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");
  private static final Pattern STATUS = Pattern.compile("\"status\":\"([A-Z]+)\"");

  /** Reads the answer to {@code GET /jobs/ID}. */
  static JobState parse(String json) {
    return new JobState(
        STATE.matcher(json).results().map(found -> found.group(1)).findFirst().orElse(""),
        STATUS.matcher(json).results().map((MatchResult found) -> found.group(1)).toList());
  }

  /** True when the job and each of its parts run. */
  boolean runs() {
    return state.equals(RUNNING)
        && !vertices.isEmpty()
        && vertices.stream().allMatch(RUNNING::equals);
  }
}
