package io.xiaoneng.dashboard.desk;

import java.util.List;
import org.springframework.stereotype.Component;

/** What was pressed about a case, for its page. */
@Component
public class CasePresses {

  private final PressStore store;

  CasePresses(PressStore store) {
    this.store = store;
  }

  /** The presses of a case, the latest first. */
  public List<Press> of(String caseId) {
    return store.ofCases(List.of(caseId));
  }
}
