package io.xiaoneng.dashboard.metric;

import java.util.Locale;

/** What a figure is made of, one by one. */
public enum EntryKind {
  /** A case 办件. */
  CASE("case."),
  /** A ticket of a hall's queue. */
  TICKET("queue."),
  /** A contract of an agency 中介. */
  CONTRACT("agency."),
  /** Cases that make something together: 一件事, a project. */
  INSTANCE("case."),
  /** An item of the catalogue 事项. */
  ITEM(""),
  /** A service point. */
  POINT(""),
  /** A directory entry 数据目录. */
  DATASET(""),
  /** A sender of events. */
  SOURCE("");

  private final String events;

  EntryKind(String events) {
    this.events = events;
  }

  /** How the types of the events begin that make such an entry; "" where no one's own do. */
  public String events() {
    return events;
  }

  /** Whether it is a record of the registry. */
  public boolean ofRegistry() {
    return this == ITEM || this == POINT || this == DATASET;
  }

  /** As it stands in an answer. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
