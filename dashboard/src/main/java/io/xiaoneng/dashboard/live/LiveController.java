package io.xiaoneng.dashboard.live;

import io.xiaoneng.dashboard.security.Sessions;
import io.xiaoneng.dashboard.security.WallToken;
import io.xiaoneng.dashboard.security.WallTokenWatch;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * {@code GET /api/v1/live}: server-sent events. An event named after the view carries its payload
 * and an id; {@code beat} every five seconds says that the stream lives and whether figures fail;
 * {@code signed-out} ends it when the session has; a comment every ten seconds keeps proxies awake.
 * Compressed for those who accept gzip.
 */
@RestController
class LiveController {

  private static final int SENDERS = 4;
  private static final long NO_TIMEOUT = 0L;

  private final LiveHub hub;
  private final Sessions sessions;
  private final WallTokenWatch walls;
  private final ExecutorService senders =
      new ThreadPoolExecutor(
          SENDERS,
          SENDERS,
          30,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(LiveHub.MAX_FOLLOWERS),
          task -> {
            Thread thread = new Thread(task, "live-sender");
            thread.setDaemon(true);
            return thread;
          });

  LiveController(LiveHub hub, Sessions sessions, WallTokenWatch walls) {
    this.sessions = sessions;
    this.walls = walls;
    this.hub = hub;
  }

  @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<ResponseBodyEmitter> live(
      @RequestParam(defaultValue = "overview") String view,
      @RequestParam(name = "last", defaultValue = "") String last,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings,
      Authentication caller,
      HttpServletRequest request) {
    if (hub.view(view) == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no view \"" + view + "\"");
    }
    boolean compressed = encodings.contains("gzip");
    ResponseBodyEmitter emitter = new ResponseBodyEmitter(NO_TIMEOUT);
    Follower follower =
        new Follower(
            view,
            emitter,
            compressed,
            lastEventId == null ? last : lastEventId,
            rights(caller, request),
            senders);
    if (!hub.add(follower)) {
      throw new ResponseStatusException(
          HttpStatus.SERVICE_UNAVAILABLE, "too many follow live already; try again later");
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            .cacheControl(CacheControl.noStore())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
            .header("X-Accel-Buffering", "no");
    if (compressed) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    return answer.body(emitter);
  }

  /**
   * Whether the session or the wall's token that opened the stream is still good; a caller without
   * either proved itself by its credentials.
   */
  private BooleanSupplier rights(Authentication caller, HttpServletRequest request) {
    if (caller.getPrincipal() instanceof WallToken wall) {
      return () -> walls.isGood(wall);
    }
    HttpSession session = request.getSession(false);
    if (session == null) {
      return () -> true;
    }
    return () -> {
      try {
        session.getAttribute("live");
        return sessions.isGood(session);
      } catch (IllegalStateException e) {
        return false;
      }
    };
  }

  @PreDestroy
  void stop() {
    senders.shutdownNow();
  }
}
