package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The last of the security filters, behind the one that asks for roles. It lets units' users
 * through by the {@link ScopeGate} alone, and tells the audit log what the {@link AccessTable}
 * wants told: what is only read before it is given away, what changes something once it has
 * succeeded.
 */
@Component
final class ScopeFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(ScopeFilter.class);

  private final AccessTable table;
  private final CurrentActor current;
  private final ScopeGate gate;
  private final AuditLog audit;

  ScopeFilter(AccessTable table, CurrentActor current, ScopeGate gate, AuditLog audit) {
    this.table = table;
    this.current = current;
    this.gate = gate;
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    AccessTable.Match match = table.find(request);
    AccessRule rule = match == null ? null : match.rule();
    Actor actor = current.get();
    HttpServletRequest narrowed = request;
    if (match != null
        && rule != null
        && rule.who() == AccessRule.Who.ROLES
        && actor.is(Role.UNIT)) {
      ScopeGate.Verdict verdict = judge(match, actor, request);
      if (verdict instanceof ScopeGate.Refuse refuse) {
        if (refuse.status() != HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
          audit.record(actor, "scope.refused", address(request), query(request));
        }
        refuse(request, response, refuse.status());
        return;
      }
      narrowed = ((ScopeGate.Pass) verdict).request();
    }
    String action = rule == null ? null : rule.audited();
    boolean reads = request.getMethod().equals("GET");
    if (action != null && reads) {
      audit.record(actor, action, address(request), query(request));
    }
    chain.doFilter(narrowed, response);
    if (action != null && !reads && !request.getMethod().equals("HEAD")) {
      changed(actor, action, request, response);
    }
  }

  private ScopeGate.Verdict judge(
      AccessTable.Match match, Actor actor, HttpServletRequest request) {
    Scope scope = match.rule().scope();
    if (scope == null) {
      return new ScopeGate.Refuse(HttpServletResponse.SC_FORBIDDEN);
    }
    try {
      return gate.judge(request, scope, Objects.requireNonNull(actor.unit()), match.variables());
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.warn("whose a case is cannot be told just now: {}", e.toString());
      return new ScopeGate.Refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private void changed(
      Actor actor, String action, HttpServletRequest request, HttpServletResponse response) {
    if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
      audit.record(actor, action, address(request), query(request));
    }
  }

  private static String address(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }

  private static String query(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getQueryString(), "");
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    if (!request.getRequestURI().startsWith("/api/")) {
      response.sendError(status);
      return;
    }
    Map<Integer, String> titles =
        Map.of(
            HttpServletResponse.SC_FORBIDDEN, "Forbidden",
            HttpServletResponse.SC_NOT_FOUND, "Not Found",
            HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Service Unavailable");
    Problems.write(
        response,
        status,
        titles.getOrDefault(status, "Forbidden"),
        status == HttpServletResponse.SC_FORBIDDEN
            ? "that is not of your unit"
            : status == HttpServletResponse.SC_NOT_FOUND
                ? "there is no such thing in your unit"
                : "the figures are not available at the moment");
  }
}
