package io.xiaoneng.dashboard.intake;

import java.util.ArrayList;
import java.util.List;

/** Stands in for Kafka: keeps what it is given, or confirms nothing. */
public class RememberingLog implements EventLog {

  private final List<Entry> entries = new ArrayList<>();
  private boolean away;

  @Override
  public synchronized List<Outcome> append(List<Entry> added) {
    if (away) {
      return added.stream().map(each -> Outcome.UNCONFIRMED).toList();
    }
    entries.addAll(added);
    return added.stream().map(each -> Outcome.DURABLE).toList();
  }

  synchronized void away(boolean now) {
    away = now;
  }

  synchronized List<Entry> taken() {
    List<Entry> taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }
}
