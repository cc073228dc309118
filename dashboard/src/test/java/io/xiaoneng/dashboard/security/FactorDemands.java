package io.xiaoneng.dashboard.security;

/** Makes demands for tests of other packages. */
public final class FactorDemands {

  private FactorDemands() {}

  public static FactorDemand of(String setting) {
    return new FactorDemand(setting);
  }
}
