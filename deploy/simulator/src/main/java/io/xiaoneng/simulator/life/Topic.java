package io.xiaoneng.simulator.life;

/** Where an event is sent. */
public enum Topic {
  HALL("xiaoneng.events.hall"),
  TERMINAL("xiaoneng.events.terminal"),
  ONLINE("xiaoneng.events.online");

  private final String topicName;

  Topic(String topicName) {
    this.topicName = topicName;
  }

  /** The topic's name. */
  public String topicName() {
    return topicName;
  }
}
