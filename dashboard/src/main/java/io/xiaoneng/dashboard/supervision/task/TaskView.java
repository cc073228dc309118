package io.xiaoneng.dashboard.supervision.task;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.xiaoneng.dashboard.supervision.Papers;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.TaskEntry;
import io.xiaoneng.task.TaskState;
import io.xiaoneng.task.TaskStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is told.
 *
 * @param due when the term of whoever it waits for ends; null where nothing is waited for
 * @param steps what the one who asks may do now
 * @param papers told as members of the task
 */
public record TaskView(
    long id,
    String code,
    String titleZh,
    String titleEn,
    String source,
    List<String> leads,
    List<String> supports,
    @Nullable String unit,
    @Nullable String metric,
    TaskState state,
    int version,
    @Nullable Party waitsFor,
    @Nullable Instant due,
    Urgency urgency,
    List<StageView> stages,
    Set<TaskStep> steps,
    List<TaskEntry> history,
    @JsonUnwrapped Papers papers) {

  /**
   * A stage as it is told.
   *
   * @param due its last day with the extensions granted; null where it has none
   * @param value the figure as it stands now, in the figure's unit; null where there is none
   * @param passed whether its day has passed before it was handed in
   */
  public record StageView(
      int number,
      String zh,
      String en,
      @Nullable LocalDate due,
      boolean extended,
      @Nullable Instant submittedAt,
      @Nullable Instant verifiedAt,
      boolean passed,
      @Nullable String metric,
      @Nullable Double target,
      @Nullable Double value,
      List<TaskFile.Claim> claims) {

    /** Whether its sources disagree. */
    public boolean disputed() {
      return claims.size() > 1;
    }
  }

  /** A line of the list. */
  public record Line(
      long id,
      String code,
      String titleZh,
      String titleEn,
      List<String> leads,
      @Nullable String unit,
      TaskState state,
      int version,
      @Nullable Party waitsFor,
      @Nullable Instant due,
      Urgency urgency,
      int stages,
      int done,
      @Nullable LocalDate nextDue,
      boolean disputed) {}
}
