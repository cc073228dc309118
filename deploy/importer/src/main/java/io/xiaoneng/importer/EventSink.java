package io.xiaoneng.importer;

/** Where valid events go. */
interface EventSink extends AutoCloseable {

  /**
   * Hands over one event; may wait while too much is under way.
   *
   * @throws io.xiaoneng.importer.mapping.ImportFailure when an event, this or an earlier one, could
   *     not be made durable
   */
  void send(String subject, byte[] envelope);

  /** Returns once every event is durable. */
  void flush();

  @Override
  void close();

  /** Takes everything and sends nothing: a dry run. */
  static EventSink nowhere() {
    return new EventSink() {
      @Override
      public void send(String subject, byte[] envelope) {}

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
