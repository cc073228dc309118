package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.CurrentActor;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the marks that its reader may see; nothing is read before a page asks. */
@ControllerAdvice(annotations = Page.class)
class MarkAdvice {

  private final MarkDesk desk;
  private final CurrentActor current;

  MarkAdvice(MarkDesk desk, CurrentActor current) {
    this.desk = desk;
    this.current = current;
  }

  @ModelAttribute("figureMarks")
  Marks marks() {
    return desk.of(current.get());
  }

  /** The one at a flag is asked for by its number. */
  @ModelAttribute("markDesk")
  MarkDesk desk() {
    return desk;
  }
}
