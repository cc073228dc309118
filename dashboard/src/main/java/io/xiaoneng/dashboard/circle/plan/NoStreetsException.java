package io.xiaoneng.dashboard.circle.plan;

/** There are no streets to walk to a site on. */
final class NoStreetsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    return "no streets are loaded, so nobody can walk to a new site";
  }
}
