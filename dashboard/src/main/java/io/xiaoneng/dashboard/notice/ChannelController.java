package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/notice-channels}: where notices go out. For administrators. */
@RestController
class ChannelController {

  private static final String PATH = "/api/v1/notice-channels";

  private final ChannelDesk desk;
  private final ChannelTrial trial;

  ChannelController(ChannelDesk desk, ChannelTrial trial) {
    this.trial = trial;
    this.desk = desk;
  }

  /** A channel without its secret, and without what follows the server in a webhook's address. */
  record View(
      long id,
      String name,
      Channel.Kind kind,
      String target,
      Role role,
      @Nullable String unit,
      String language,
      int digestMinutes,
      @Nullable String quietFrom,
      @Nullable String quietTo,
      boolean enabled) {

    static View of(Channel channel) {
      QuietHours quiet = channel.quiet();
      return new View(
          channel.id(),
          channel.name(),
          channel.kind(),
          channel.shownTarget(),
          channel.role(),
          channel.unit(),
          channel.chinese() ? "zh" : "en",
          channel.digestMinutes(),
          quiet == null ? null : quiet.from().toString(),
          quiet == null ? null : quiet.to().toString(),
          channel.enabled());
    }
  }

  @GetMapping(PATH)
  List<View> list() {
    return desk.all().stream().map(View::of).toList();
  }

  @PostMapping(PATH)
  ResponseEntity<View> add(@RequestBody ChannelDraft draft, Actor actor) {
    View view = View.of(desk.add(draft, actor));
    return ResponseEntity.created(URI.create(PATH + "/" + view.id())).body(view);
  }

  @GetMapping(PATH + "/{id}")
  View one(@PathVariable long id) {
    return View.of(desk.find(id));
  }

  @PutMapping(PATH + "/{id}")
  View change(@PathVariable long id, @RequestBody ChannelDraft draft, Actor actor) {
    return View.of(desk.change(id, draft, actor));
  }

  /** Sends one notice through it at once; how that ended. */
  @PostMapping(PATH + "/{id}/test")
  ChannelTrial.Result test(@PathVariable long id, Actor actor) {
    return trial.send(id, actor);
  }

  @DeleteMapping(PATH + "/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable long id, Actor actor) {
    desk.remove(id, actor);
  }
}
