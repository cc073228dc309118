package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** Narrows the requests of units' users to their subtree. */
public interface ScopeGate {

  /** What becomes of a request. */
  sealed interface Verdict permits Pass, Refuse {}

  /**
   * It goes on.
   *
   * @param request the same, or one that asks for less
   */
  record Pass(HttpServletRequest request) implements Verdict {}

  /**
   * It does not.
   *
   * @param status 403, or 404 where whether there is such a thing is nobody else's business
   */
  record Refuse(int status) implements Verdict {}

  /**
   * Judges a request of a unit's user.
   *
   * @param unit code of the unit at the top of the subtree
   * @param variables of the path, by name
   */
  Verdict judge(
      HttpServletRequest request, Scope scope, String unit, Map<String, String> variables);
}
