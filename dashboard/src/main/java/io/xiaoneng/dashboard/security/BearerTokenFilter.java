package io.xiaoneng.dashboard.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns {@code Authorization: Bearer …} into an {@link IngestToken}, or into an administrator where
 * it is {@link LocalAccess}; an unknown token is a 401.
 */
final class BearerTokenFilter extends OncePerRequestFilter {

  /** What the bearer of a token has, and nobody else. */
  static final String INGEST = "ROLE_INGEST";

  private final IngestTokens tokens;
  private final LocalAccess local;
  private final AuthenticationEntryPoint entryPoint;

  BearerTokenFilter(IngestTokens tokens, LocalAccess local, AuthenticationEntryPoint entryPoint) {
    this.tokens = tokens;
    this.local = local;
    this.entryPoint = entryPoint;
  }

  /** Whether the request carries a bearer token. */
  static boolean isBearer(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isBearer(request)) {
      chain.doFilter(request, response);
      return;
    }
    String token = request.getHeader("Authorization").substring("bearer ".length()).strip();
    if (local.isOwner(token)) {
      goOn(LocalAccess.NAME, Authorities.of(LocalAccess.ROLES, null));
      chain.doFilter(request, response);
      return;
    }
    Optional<IngestToken> rights = tokens.find(token);
    if (rights.isEmpty()) {
      SecurityContextHolder.clearContext();
      entryPoint.commence(request, response, new BadCredentialsException("unknown token"));
      return;
    }
    goOn(rights.get(), List.of(new SimpleGrantedAuthority(INGEST)));
    chain.doFilter(request, response);
  }

  private static void goOn(Object principal, List<? extends GrantedAuthority> authorities) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(principal, null, authorities));
    SecurityContextHolder.setContext(context);
  }
}
