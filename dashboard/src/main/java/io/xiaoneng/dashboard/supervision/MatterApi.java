package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What the API has for matters of every kind, below the address of the kind: a matter, its comments
 * and its files.
 *
 * @param <F> the matters
 * @param <V> how one is told
 */
public abstract class MatterApi<F extends MatterFile, V> {

  private final MatterService<F> matters;
  private final BiFunction<F, Actor, V> view;
  private final Notes notes;
  private final Downloads downloads;

  /**
   * The API of a kind.
   *
   * @param view how a matter is told to somebody
   */
  protected MatterApi(
      MatterService<F> matters, BiFunction<F, Actor, V> view, Notes notes, Downloads downloads) {
    this.matters = matters;
    this.view = view;
    this.notes = notes;
    this.downloads = downloads;
  }

  /** Something to say. */
  record Said(@Nullable String text) {}

  /** The matter as it is told to somebody. */
  protected final V tell(F file, Actor actor) {
    return view.apply(file, actor);
  }

  @GetMapping("/{id}")
  V one(@PathVariable long id, Actor actor) {
    return tell(matters.read(id, actor), actor);
  }

  @PostMapping("/{id}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  V comment(@PathVariable long id, @RequestBody Said said, Actor actor) {
    F file = matters.read(id, actor);
    notes.comment(file.matter(), actor, matters.hand(file, actor), Words.orEmpty(said.text()));
    return tell(file, actor);
  }

  /** Takes the body as a file, whatever media type it is sent as. */
  @PostMapping("/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Attachment attach(
      @PathVariable long id, @RequestParam String name, HttpServletRequest request, Actor actor)
      throws IOException {
    F file = matters.read(id, actor);
    return notes.attach(
        file.matter(),
        actor,
        matters.hand(file, actor),
        name,
        request.getContentLengthLong(),
        request.getInputStream());
  }

  @GetMapping("/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    F file = matters.read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }
}
