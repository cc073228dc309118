package io.xiaoneng.task;

import io.xiaoneng.supervision.MatterState;
import io.xiaoneng.supervision.Party;
import org.jspecify.annotations.Nullable;

/** Where a task stands. */
public enum TaskState implements MatterState {
  /** 已立项. */
  REGISTERED(Party.SUPERVISOR),
  /** 已交办. */
  ASSIGNED(Party.UNIT),
  /** 办理中. */
  RUNNING(Party.UNIT),
  /** 延期待批. */
  EXTENSION_ASKED(Party.REVIEWER),
  /** 核查中. */
  VERIFYING(Party.REVIEWER),
  /** 已销号. */
  DONE(null),
  /** 已撤销. */
  CANCELLED(null);

  private final @Nullable Party waitsFor;

  TaskState(@Nullable Party waitsFor) {
    this.waitsFor = waitsFor;
  }

  @Override
  public @Nullable Party waitsFor() {
    return waitsFor;
  }
}
