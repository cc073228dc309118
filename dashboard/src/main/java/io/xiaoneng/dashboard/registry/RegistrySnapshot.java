package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;

/** A registry that nobody applies records to any more. */
public final class RegistrySnapshot implements RegistryView {

  private final Registry registry;
  private final UnitTree tree;

  /**
   * @param registry that stays as it is from now on
   */
  public RegistrySnapshot(Registry registry) {
    this.registry = registry;
    this.tree = new UnitTree(registry.all(Unit.class));
  }

  @Override
  public Registry registry() {
    return registry;
  }

  @Override
  public UnitTree tree() {
    return tree;
  }
}
