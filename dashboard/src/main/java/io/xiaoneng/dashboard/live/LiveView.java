package io.xiaoneng.dashboard.live;

/** A view that can be followed live. */
public interface LiveView {

  /** Its name: the {@code view} of the address and the name of its events. */
  String name();

  /**
   * The present payload. Called once a tick by the one sender, whoever many follow.
   *
   * @throws RuntimeException where there is none; followers are told that figures are failing
   */
  Payload payload();

  /**
   * What is sent.
   *
   * @param id changes when the payload does
   * @param json one line of JSON
   * @param failing whether the payload is older than it should be
   */
  record Payload(String id, String json, boolean failing) {}
}
