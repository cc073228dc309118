package io.xiaoneng.dashboard.registry;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.event.Json;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.registry.change.Finding;
import io.xiaoneng.registry.change.RecordChange;
import io.xiaoneng.registry.change.RegistryRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Changes the registry: judges, publishes, and shows at once what was published. */
@Service
public class RegistryWriter {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryWriter.class);

  private final RecordStore records;
  private final RegistryLog log;
  private final ZoneId zone;

  RegistryWriter(RecordStore records, RegistryLog log, XiaonengProperties settings) {
    this.records = records;
    this.log = log;
    this.zone = settings.zoneId();
  }

  /**
   * What was done.
   *
   * @param published number of records that were written; unchanged ones are not
   * @param lastOffset of the last of them, null where there was none
   */
  public record Receipt(int published, @Nullable Long lastOffset, List<Finding> warnings) {}

  /** What the rules say about changes, without making them. */
  public List<Finding> judge(List<RecordChange> changes) {
    return RegistryRules.check(
        records.copy(), changes, zone, metric -> MetricCatalogue.find(metric) != null);
  }

  /**
   * Makes changes that belong together, all or none. They can be read when this returns.
   *
   * @param user who makes them
   * @throws RegistryRefusedException where a rule is broken
   * @throws RegistryLogException where the log does not take them
   */
  public synchronized Receipt apply(List<RecordChange> changes, String user) {
    List<Finding> findings = judge(changes);
    if (findings.stream().anyMatch(Finding::error)) {
      throw new RegistryRefusedException(findings);
    }
    List<RegistryLog.Entry> entries = new ArrayList<>();
    for (RecordChange each : changes) {
      if (each.kind() != RecordChange.Kind.UNCHANGED) {
        entries.add(
            new RegistryLog.Entry(
                each.key(), each.after() == null ? null : Json.writeBytes(each.after())));
      }
    }
    List<Long> offsets = log.publish(entries);
    for (int i = 0; i < entries.size(); i++) {
      records.published(entries.get(i).key(), entries.get(i).value(), offsets.get(i));
    }
    Long last = offsets.isEmpty() ? null : offsets.get(offsets.size() - 1);
    if (last != null) {
      LOG.info("registry: {} wrote {} records, up to offset {}", user, entries.size(), last);
    }
    return new Receipt(entries.size(), last, findings);
  }
}
