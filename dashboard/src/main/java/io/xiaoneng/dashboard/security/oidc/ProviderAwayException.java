package io.xiaoneng.dashboard.security.oidc;

/** The identity provider is not reached, or does not say what it must. */
final class ProviderAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param problem one sentence without anything secret
   */
  ProviderAwayException(String problem) {
    super(problem);
  }
}
