package io.xiaoneng.dashboard.path;

import java.util.List;

/** Tells values that are to be reached by a day. */
@FunctionalInterface
public interface DatedGoals {

  /** All of them, whatever their metric, unit and day. */
  List<DatedGoal> all();
}
