package io.xiaoneng.task;

import static io.xiaoneng.supervision.Party.PROGRAM;
import static io.xiaoneng.supervision.Party.REVIEWER;
import static io.xiaoneng.supervision.Party.SUPERVISOR;
import static io.xiaoneng.supervision.Party.UNIT;
import static io.xiaoneng.task.TaskState.ASSIGNED;
import static io.xiaoneng.task.TaskState.CANCELLED;
import static io.xiaoneng.task.TaskState.EXTENSION_ASKED;
import static io.xiaoneng.task.TaskState.REGISTERED;
import static io.xiaoneng.task.TaskState.RUNNING;
import static io.xiaoneng.task.TaskState.VERIFYING;

import io.xiaoneng.supervision.MatterStep;
import io.xiaoneng.supervision.Party;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a task, by whom, and where it leads. */
public enum TaskStep implements MatterStep {
  /** 立项: how a task begins. */
  REGISTER(EnumSet.of(SUPERVISOR, PROGRAM), EnumSet.noneOf(TaskState.class), REGISTERED, false),
  /** 交办, to a leading unit. */
  ASSIGN(EnumSet.of(SUPERVISOR), EnumSet.of(REGISTERED), ASSIGNED, false),
  /** 签收. */
  RECEIVE(EnumSet.of(UNIT), EnumSet.of(ASSIGNED), RUNNING, false),
  /** 催办, by a letter of the ladder and the document it rests on. */
  URGE(EnumSet.of(SUPERVISOR), EnumSet.of(ASSIGNED, RUNNING), null, true),
  /** 反馈: how far it has come. */
  REPORT(EnumSet.of(UNIT), EnumSet.of(RUNNING), RUNNING, true),
  /** 延期申请, for one stage, before it is due. */
  ASK(EnumSet.of(UNIT), EnumSet.of(RUNNING), EXTENSION_ASKED, true),
  /** 准予延期. */
  GRANT(EnumSet.of(REVIEWER), EnumSet.of(EXTENSION_ASKED), RUNNING, true),
  /** 不予延期. */
  REFUSE(EnumSet.of(REVIEWER), EnumSet.of(EXTENSION_ASKED), RUNNING, true),
  /** 报请核查: the unit says that a stage is done. */
  SUBMIT(EnumSet.of(UNIT), EnumSet.of(RUNNING), VERIFYING, true),
  /** 退回: it is not done. */
  RETURN(EnumSet.of(REVIEWER), EnumSet.of(VERIFYING), RUNNING, true),
  /** 核查通过: the stage is done, and with the last stage the task 销号. */
  VERIFY(EnumSet.of(REVIEWER), EnumSet.of(VERIFYING), RUNNING, true),
  /** 撤销, with a reason. */
  CANCEL(EnumSet.of(SUPERVISOR), EnumSet.range(REGISTERED, VERIFYING), CANCELLED, true);

  private final Set<Party> parties;
  private final Set<TaskState> from;
  private final @Nullable TaskState to;
  private final boolean text;

  TaskStep(Set<Party> parties, Set<TaskState> from, @Nullable TaskState to, boolean text) {
    this.parties = Set.copyOf(parties);
    this.from = Set.copyOf(from);
    this.to = to;
    this.text = text;
  }

  @Override
  public Set<Party> parties() {
    return parties;
  }

  @Override
  public Set<TaskState> from() {
    return from;
  }

  /** Where it leads while stages are left; null where the task stays where it is. */
  public @Nullable TaskState to() {
    return to;
  }

  @Override
  public boolean needsText() {
    return text;
  }

  /** Whether it is about one stage, and says which. */
  public boolean ofStage() {
    return this == ASK || this == SUBMIT;
  }
}
