package io.xiaoneng.dashboard.registry;

import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts a log that remembers in the place of the registry's topic. */
@TestConfiguration(proxyBeanMethods = false)
public class RegistryLogForTests {

  /** Keeps what it is given, or is away. */
  static final class RememberingRegistryLog implements RegistryLog {

    final List<Entry> entries = new ArrayList<>();
    boolean away;

    @Override
    public synchronized List<Long> publish(List<Entry> added) {
      if (away) {
        throw new RegistryLogException("away", false, new IllegalStateException("away"));
      }
      List<Long> offsets = new ArrayList<>();
      for (Entry each : added) {
        offsets.add(1_000L + entries.size());
        entries.add(each);
      }
      return offsets;
    }

    synchronized int size() {
      return entries.size();
    }
  }

  @Bean
  @Primary
  RememberingRegistryLog rememberingRegistryLog() {
    return new RememberingRegistryLog();
  }
}
