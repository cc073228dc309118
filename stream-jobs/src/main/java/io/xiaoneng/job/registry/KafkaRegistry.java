package io.xiaoneng.job.registry;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The registry topic as the subtasks read it: one follower for each process and topic, shared by
 * its subtasks, closed with the last of them.
 *
 * @param bootstrap Kafka's HOST:PORT
 */
public record KafkaRegistry(String bootstrap, String topic, ZoneId zone)
    implements RegistryAccess, Serializable {

  private static final Map<KafkaRegistry, Shared> FOLLOWERS = new HashMap<>();

  private static final class Shared {
    final RegistryFollower follower;
    int holders;

    Shared(RegistryFollower follower) {
      this.follower = follower;
    }
  }

  @Override
  public RegistryView open() throws InterruptedException {
    synchronized (FOLLOWERS) {
      Shared shared = FOLLOWERS.get(this);
      if (shared == null) {
        shared = new Shared(RegistryFollower.start(bootstrap, topic, zone));
        FOLLOWERS.put(this, shared);
      }
      shared.holders++;
      return new SharedRegistryView(shared.follower, this::release);
    }
  }

  private void release() {
    synchronized (FOLLOWERS) {
      Shared shared = FOLLOWERS.get(this);
      if (shared != null && --shared.holders == 0) {
        FOLLOWERS.remove(this);
        shared.follower.close();
      }
    }
  }
}
