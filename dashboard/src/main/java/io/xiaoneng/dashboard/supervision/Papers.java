package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.task.Letter;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What lies beside the steps of a matter.
 *
 * @param notices the reminders
 */
public record Papers(
    List<Notes.Comment> comments,
    List<Attachment> attachments,
    List<Notices.Notice> notices,
    List<Letter> letters) {

  /** Finds the papers of a matter. */
  @Component
  public static class Shelf {

    private final Notes notes;
    private final Notices notices;
    private final Letters letters;

    Shelf(Notes notes, Notices notices, Letters letters) {
      this.notes = notes;
      this.notices = notices;
      this.letters = letters;
    }

    /** All papers of that matter, each kind the oldest first. */
    public Papers of(Matter matter) {
      return new Papers(
          notes.comments(matter),
          notes.attachments(matter),
          notices.of(matter),
          letters.of(matter));
    }
  }
}
