package io.xiaoneng.dashboard.security;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Of whom a second factor is demanded at the form, by {@code xiaoneng.second-factor}: {@code none},
 * {@code administrators} (those who keep the system, its users or its log) or {@code all}.
 * Everybody else may have one.
 */
@Component
public class FactorDemand {

  private static final Set<Role> KEEPERS = EnumSet.of(Role.ADMIN, Role.SECURITY, Role.AUDITOR);

  private final String demand;

  FactorDemand(@Value("${xiaoneng.second-factor:none}") String demand) {
    if (!Set.of("none", "administrators", "all").contains(demand)) {
      throw new IllegalArgumentException(
          "xiaoneng.second-factor is \"" + demand + "\", must be one of none, administrators, all");
    }
    this.demand = demand;
  }

  /** Whether somebody with these roles has to have one. */
  public boolean asks(Set<Role> roles) {
    return demand.equals("all")
        || demand.equals("administrators") && roles.stream().anyMatch(KEEPERS::contains);
  }
}
