package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /notices}: what whoever looks is told, unread ones first. */
@Page
class NoticePage {

  private static final String PATH = "/notices";
  private static final String BACK = "redirect:" + PATH;

  private final NoticeBoard board;

  NoticePage(NoticeBoard board) {
    this.board = board;
  }

  @GetMapping(PATH)
  String list(@RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
    long total = board.count(actor);
    long pages = Math.max(1, (total + NoticeBoard.ON_A_PAGE - 1) / NoticeBoard.ON_A_PAGE);
    if (page < 1 || page > pages) {
      throw new PageNotFoundException("notice", Integer.toString(page));
    }
    List<PostedNotice> notices = board.of(actor, page);
    model.addAttribute("notices", notices);
    model.addAttribute("newest", notices.stream().mapToLong(PostedNotice::id).max().orElse(0));
    model.addAttribute("unread", board.unread(actor));
    model.addAttribute("total", total);
    model.addAttribute("mayChannels", actor.is(Role.ADMIN));
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    return "notices";
  }

  @PostMapping(PATH + "/{id}/read")
  String read(@PathVariable long id, Actor actor) {
    try {
      board.markRead(actor, id);
    } catch (NoticeMissingException e) {
      throw new PageNotFoundException("notice", Long.toString(id));
    }
    return BACK;
  }

  @PostMapping(PATH + "/read")
  String readAll(@RequestParam long newest, Actor actor) {
    board.markAllRead(actor, newest);
    return BACK;
  }
}
