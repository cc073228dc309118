package io.xiaoneng.dashboard.circle.plan;

/** So many searches for sites are running that another would only slow them down. */
final class PlansBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    return "other sites are being searched for; ask again in a few seconds";
  }
}
