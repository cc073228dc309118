package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the frame of every page how many notices its reader has not read. */
@ControllerAdvice(annotations = Page.class)
class NoticeAdvice {

  private final NoticeBoard board;
  private final CurrentActor current;

  NoticeAdvice(NoticeBoard board, CurrentActor current) {
    this.board = board;
    this.current = current;
  }

  @ModelAttribute("unreadNotices")
  long unread() {
    Actor actor = current.get();
    return actor.roles().isEmpty() ? 0 : board.unread(actor);
  }
}
