package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/notices}: what whoever asks is told. */
@RestController
class NoticeController {

  private static final String PATH = "/api/v1/notices";
  private static final int LAST_PAGE = 10_000;

  private final NoticeBoard board;

  NoticeController(NoticeBoard board) {
    this.board = board;
  }

  /** A notice; whom else it is for is not told. */
  record View(
      long id,
      NoticeUrgency urgency,
      String titleZh,
      String titleEn,
      String textZh,
      String textEn,
      String link,
      Instant at,
      @Nullable Instant readAt) {

    static View of(PostedNotice posted) {
      Notice notice = posted.notice();
      return new View(
          posted.id(),
          notice.urgency(),
          notice.titleZh(),
          notice.titleEn(),
          notice.textZh(),
          notice.textEn(),
          notice.link(),
          posted.at(),
          posted.readAt());
    }
  }

  /** A page of notices; {@code total} and {@code unread} are of all pages. */
  record Notices(long total, long unread, int page, List<View> notices) {}

  /** The newest notice that was seen. */
  record Seen(@Nullable Long newest) {}

  /** How many were unread until now. */
  record Marked(int marked) {}

  @GetMapping(PATH)
  Notices list(@RequestParam(defaultValue = "1") int page, Actor actor) {
    if (page < 1 || page > LAST_PAGE) {
      throw new BadParameterException("page", "page must be from 1 to " + LAST_PAGE);
    }
    return new Notices(
        board.count(actor),
        board.unread(actor),
        page,
        board.of(actor, page).stream().map(View::of).toList());
  }

  @PostMapping(PATH + "/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@PathVariable long id, Actor actor) {
    board.markRead(actor, id);
  }

  @PostMapping(PATH + "/read")
  Marked readAll(@RequestBody Seen seen, Actor actor) {
    if (seen.newest() == null) {
      throw new BadParameterException("newest", "newest, the id of a notice, is missing");
    }
    return new Marked(board.markAllRead(actor, seen.newest()));
  }
}
