package io.xiaoneng.job.registry;

import io.xiaoneng.registry.Registry;
import java.util.concurrent.atomic.AtomicBoolean;

/** One holder of a follower that others hold too. */
final class SharedRegistryView implements RegistryView {

  private final RegistryFollower follower;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  SharedRegistryView(RegistryFollower follower, Runnable release) {
    this.follower = follower;
    this.release = release;
  }

  @Override
  public Registry registry() {
    return follower.registry();
  }

  @Override
  public boolean refresh() {
    return follower.refresh();
  }

  @Override
  public boolean announce(String key) {
    return follower.announce(key);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
