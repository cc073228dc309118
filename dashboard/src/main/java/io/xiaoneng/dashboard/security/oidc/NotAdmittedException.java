package io.xiaoneng.dashboard.security.oidc;

import org.springframework.security.core.AuthenticationException;

/** The provider vouches for somebody, and they are not let in all the same. */
final class NotAdmittedException extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  private final Why why;
  private final String subject;

  /**
   * @param subject whom the audit log is told, {@code user/NAME}, or {@code user/?} where there is
   *     no such account
   * @param told what the provider told, for the log
   */
  NotAdmittedException(Why why, String subject, String told) {
    super(told);
    this.why = why;
    this.subject = subject;
  }

  Why why() {
    return why;
  }

  String subject() {
    return subject;
  }
}
