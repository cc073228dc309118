package io.xiaoneng.job;

import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A registry that never changes. */
public record FixedRegistry(TreeMap<String, String> records, ZoneId zone)
    implements RegistryAccess {

  public static FixedRegistry of(ZoneId zone, Map<String, String> records) {
    return new FixedRegistry(new TreeMap<>(records), zone);
  }

  public MutableRegistry registry() {
    MutableRegistry registry = new MutableRegistry(zone);
    long offset = 0;
    for (Map.Entry<String, String> each : records.entrySet()) {
      registry.apply(each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8), offset++);
    }
    return registry;
  }

  @Override
  public RegistryView open() {
    MutableRegistry registry = registry();
    Set<String> announced = new HashSet<>();
    return new RegistryView() {
      @Override
      public Registry registry() {
        return registry;
      }

      @Override
      public boolean refresh() {
        return true;
      }

      @Override
      public boolean announce(String key) {
        return announced.add(key);
      }

      @Override
      public void close() {}
    };
  }
}
