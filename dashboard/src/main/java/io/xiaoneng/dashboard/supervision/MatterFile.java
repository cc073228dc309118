package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.supervision.MatterCourse;
import io.xiaoneng.supervision.MatterEntry;
import org.jspecify.annotations.Nullable;

/** A matter, a card or a task, with what it is about. */
public interface MatterFile {

  /** Its number among those of its kind; 0 before it is kept. */
  long id();

  /** Its name among the matters. */
  Matter matter();

  /** Code of the unit that it is about; null while there is none. */
  @Nullable String unit();

  /** What it is called. */
  String title(boolean chinese);

  /** What the keys of the words for its states begin with. */
  default String stateWords() {
    return matter().kind() + ".state.";
  }

  /** What was done in it. */
  MatterCourse<? extends MatterEntry> course();

  /** How it stands, for somebody who read it before that. */
  default OvertakenException.Standing standing() {
    MatterEntry last = course().last();
    return new OvertakenException.Standing(
        course().state().name(), course().version(), last.step().name(), last.by(), last.at());
  }
}
