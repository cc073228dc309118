package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.explore.ViewRefusedException.Why;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * Keeps questions for people. Who made one changes it; those who see the same figures, the whole
 * city or the same unit, see it where it is shared. What an address shows is held against the
 * rights of whoever opens it, as always.
 */
@Service
class ViewDesk {

  /** So many may anybody keep. */
  static final int MOST = 200;

  static final int LONGEST = 80;

  private final SavedViews views;
  private final AuditLog audit;
  private final Clock clock;

  ViewDesk(SavedViews views, AuditLog audit, Clock clock) {
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /** All that somebody sees, by name. */
  List<SavedView> seen(Actor actor) {
    return views.seen(actor.name(), scope(actor));
  }

  /**
   * One of them.
   *
   * @throws PageNotFoundException where there is none that they see
   */
  SavedView find(long id, Actor actor) {
    return views
        .find(id)
        .filter(
            each ->
                each.author().equals(actor.name())
                    || each.shared() && each.unit().equals(scope(actor)))
        .orElseThrow(() -> new PageNotFoundException("view", Long.toString(id)));
  }

  /**
   * Keeps a question; its id.
   *
   * @throws ViewRefusedException where it cannot be kept so
   */
  @Transactional
  public long keep(String name, boolean shared, String question, Actor actor) {
    String clean = clean(name);
    if (views.count(actor.name()) >= MOST) {
      throw new ViewRefusedException(Why.FULL);
    }
    try {
      long id = views.add(clean, actor.name(), scope(actor), shared, question, clock.instant());
      record(actor, "explore-view.kept", id, clean, shared);
      return id;
    } catch (DuplicateKeyException e) {
      throw new ViewRefusedException(Why.TAKEN);
    }
  }

  /**
   * Gives one's own another name, or to others, or takes it back from them.
   *
   * @throws PageNotFoundException where there is none that they see
   * @throws ResponseStatusException 403 where it is somebody else's
   * @throws ViewRefusedException where it cannot be called so
   */
  @Transactional
  public SavedView change(long id, String name, boolean shared, Actor actor) {
    SavedView view = own(id, actor);
    String clean = clean(name);
    try {
      views.change(id, clean, shared, clock.instant());
    } catch (DuplicateKeyException e) {
      throw new ViewRefusedException(Why.TAKEN);
    }
    record(actor, "explore-view.changed", id, clean, shared);
    return view;
  }

  /**
   * Has one's own ask something else, under its name and seen by whom it was.
   *
   * @return it as it is now
   * @throws PageNotFoundException where there is none that they see
   * @throws ResponseStatusException 403 where it is somebody else's
   */
  @Transactional
  public SavedView ask(long id, String question, Actor actor) {
    SavedView view = own(id, actor);
    views.ask(id, question, clock.instant());
    audit.record(actor, "explore-view.asked", "explore-view/" + id, view.name() + ": " + question);
    return find(id, actor);
  }

  /**
   * Takes away one's own.
   *
   * @throws PageNotFoundException where there is none that they see
   * @throws ResponseStatusException 403 where it is somebody else's
   */
  @Transactional
  public SavedView remove(long id, Actor actor) {
    SavedView view = own(id, actor);
    views.remove(id);
    record(actor, "explore-view.removed", id, view.name(), view.shared());
    return view;
  }

  private SavedView own(long id, Actor actor) {
    SavedView view = find(id, actor);
    if (!view.author().equals(actor.name())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "a view is changed by whoever made it");
    }
    return view;
  }

  private void record(Actor actor, String action, long id, String name, boolean shared) {
    audit.record(actor, action, "explore-view/" + id, name + (shared ? " (shared)" : " (own)"));
  }

  private static String scope(Actor actor) {
    return Objects.requireNonNullElse(actor.unit(), "");
  }

  private static String clean(String name) {
    String clean = name.strip();
    boolean odd =
        clean.codePoints().anyMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
    if (clean.isEmpty() || clean.length() > LONGEST || odd) {
      throw new ViewRefusedException(Why.NAME);
    }
    return clean;
  }
}
