package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets a wall in by its token: {@code /wall?token=…} puts the token into a cookie that scripts
 * cannot read and leads to the same address without it. The cookie is looked at where walls may go
 * and nowhere else, at every request anew; whoever has signed in is who they are, whatever cookie
 * lies beside. It stands behind the filter that keeps who is signed in, so that no session is begun
 * for a wall: a session would outlive its token.
 */
@Component
final class WallTokenFilter extends OncePerRequestFilter {

  /** The page walls show. */
  static final String PAGE = "/wall";

  private static final String LIVE = "/api/v1/live";
  private static final String COOKIE = "wall";
  private static final String PARAMETER = "token";

  /** Browsers keep none longer; each load of the page begins it anew. */
  private static final Duration COOKIE_KEPT = Duration.ofDays(400);

  /** Longer than any token; what is longer is not looked up. */
  private static final int LONGEST = 200;

  private final WallTokens tokens;
  private final SignInGuard guard;
  private final AuditLog audit;
  private final Clock clock;

  WallTokenFilter(WallTokens tokens, SignInGuard guard, AuditLog audit, Clock clock) {
    this.tokens = tokens;
    this.guard = guard;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return !reads || !(path.equals(PAGE) || path.equals(LIVE));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean page = request.getRequestURI().endsWith(PAGE);
    String shown = page ? request.getParameter(PARAMETER) : null;
    if (shown != null) {
      exchange(shown, request, response);
      return;
    }
    String kept = cookie(request);
    if (kept == null || hasSignedIn()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<StoredWallToken> found = look(kept);
    if (found.filter(this::good).isEmpty()) {
      if (found.isEmpty()) {
        wrong(request);
      }
      putCookie(request, response, "", Duration.ZERO);
      if (page) {
        response.sendRedirect(closed(request, found.isEmpty() ? "unknown" : "ended"));
      } else {
        chain.doFilter(request, response);
      }
      return;
    }
    WallToken token = found.get().token();
    if (page) {
      tokens.used(token.id());
      putCookie(request, response, kept, keep(found.get()));
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(token, null, List.of()));
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  /** The token goes from the address into the cookie. */
  private void exchange(String token, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (guard.holdsUp(guarded(request), request.getRemoteAddr())) {
      response.sendRedirect(closed(request, "busy"));
      return;
    }
    Optional<StoredWallToken> found = look(token);
    if (found.isEmpty()) {
      wrong(request);
      response.sendRedirect(closed(request, "unknown"));
      return;
    }
    StoredWallToken stored = found.get();
    if (!good(stored)) {
      response.sendRedirect(closed(request, "ended"));
      return;
    }
    guard.succeeded(guarded(request), request.getRemoteAddr());
    audit.record(
        Actor.program("wall:" + stored.token().name()),
        "wall.opened",
        "wall-token/" + stored.token().name(),
        request.getRemoteAddr());
    tokens.used(stored.token().id());
    putCookie(request, response, token, keep(stored));
    UriComponentsBuilder without =
        UriComponentsBuilder.fromPath(request.getContextPath() + PAGE)
            .query(request.getQueryString())
            .replaceQueryParam(PARAMETER);
    response.sendRedirect(without.build(false).toUriString());
  }

  private Optional<StoredWallToken> look(String token) {
    return token.length() > LONGEST ? Optional.empty() : tokens.find(token);
  }

  private boolean good(StoredWallToken stored) {
    return stored.state(clock.instant()) == StoredWallToken.State.GOOD;
  }

  /** Wrong tokens count for the address they come from, beside its wrong passwords. */
  private void wrong(HttpServletRequest request) {
    if (guard.holdsUp(guarded(request), request.getRemoteAddr())) {
      return;
    }
    guard.failed(guarded(request), request.getRemoteAddr());
    audit.record(
        Actor.program(CurrentActor.NOBODY),
        "wall.refused",
        "wall-token/?",
        request.getRemoteAddr());
  }

  /** Who tries walls' tokens from one address, as a user of the guard: others go on meanwhile. */
  private static String guarded(HttpServletRequest request) {
    return "wall at " + request.getRemoteAddr();
  }

  private static boolean hasSignedIn() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null
        && known.isAuthenticated()
        && !(known instanceof AnonymousAuthenticationToken)
        && !(known.getPrincipal() instanceof WallToken);
  }

  private static @Nullable String cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(COOKIE) && !cookie.getValue().isEmpty()) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  private Duration keep(StoredWallToken stored) {
    Instant end = stored.expiresAt();
    Duration left = end == null ? COOKIE_KEPT : Duration.between(clock.instant(), end);
    return left.compareTo(COOKIE_KEPT) < 0 ? left : COOKIE_KEPT;
  }

  private static void putCookie(
      HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path(request.getContextPath() + "/")
            .maxAge(age)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build()
            .toString());
  }

  private static String closed(HttpServletRequest request, String why) {
    return request.getContextPath() + PAGE + "/closed?why=" + why;
  }
}
