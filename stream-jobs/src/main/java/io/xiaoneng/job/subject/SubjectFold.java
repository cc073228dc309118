package io.xiaoneng.job.subject;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import java.io.Serializable;
import java.util.List;

/** What the set of a subject's events comes to. */
interface SubjectFold extends Serializable {

  /**
   * The row of a subject in RowBinary.
   *
   * @param events every revision of every event of it, one content each; not empty
   */
  byte[] row(String subject, List<RecordedEvent> events, Rules rules);
}
