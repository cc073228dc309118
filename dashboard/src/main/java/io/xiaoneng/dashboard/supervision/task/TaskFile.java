package io.xiaoneng.dashboard.supervision.task;

import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterFile;
import io.xiaoneng.task.Stage;
import io.xiaoneng.task.Task;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task with what it is about.
 *
 * @param code unique name of the task in the ledger
 * @param source the document it rests on
 * @param leads leading departments, as the document names them
 * @param supports supporting departments, likewise
 * @param unit code of the leading unit; null while it is not assigned
 * @param metric id of the figure that tells how far it is; null for none
 * @param goals its stages with their words, by number
 */
public record TaskFile(
    long id,
    String code,
    String titleZh,
    String titleEn,
    String source,
    List<String> leads,
    List<String> supports,
    @Nullable String unit,
    @Nullable String metric,
    List<Goal> goals,
    Task task)
    implements MatterFile {

  public TaskFile {
    leads = List.copyOf(leads);
    supports = List.copyOf(supports);
    goals = List.copyOf(goals);
  }

  /**
   * What a stage has to reach.
   *
   * @param due the earlier day where its sources disagree; null where none gives any
   * @param metric id of the figure that tells whether it is reached; null for none
   * @param target value to be reached, in that figure's unit; null for none
   * @param claims every source that speaks of it
   */
  public record Goal(
      int number,
      String zh,
      String en,
      @Nullable LocalDate due,
      @Nullable String metric,
      @Nullable Double target,
      List<Claim> claims) {

    public Goal {
      claims = List.copyOf(claims);
    }

    /** Whether its sources disagree. */
    public boolean disputed() {
      return claims.size() > 1;
    }

    Stage stage() {
      return new Stage(number, due);
    }
  }

  /**
   * What one source says of a stage.
   *
   * @param due null where it gives no day
   */
  public record Claim(String source, @Nullable LocalDate due, String words) {}

  @Override
  public Matter matter() {
    return Matter.task(id);
  }

  @Override
  public String title(boolean chinese) {
    return chinese ? titleZh : titleEn;
  }

  @Override
  public Task course() {
    return task;
  }

  /** The same with another history. */
  TaskFile with(Task other, @Nullable String otherUnit) {
    return new TaskFile(
        id, code, titleZh, titleEn, source, leads, supports, otherUnit, metric, goals, other);
  }
}
