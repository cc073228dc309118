package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.change.Finding;
import java.util.List;

/** A change of the registry that its rules refuse; nothing of it was made. */
public final class RegistryRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  RegistryRefusedException(List<Finding> findings) {
    super(findings.stream().filter(Finding::error).findFirst().orElseThrow().message());
    this.findings = List.copyOf(findings);
  }

  /** What the rules say, at least one error. */
  public List<Finding> findings() {
    return findings;
  }
}
