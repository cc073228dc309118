package io.xiaoneng.simulator.run;

/** Where records go. */
public interface EventOut extends AutoCloseable {

  /**
   * Hands over one record; waits while too much is under way.
   *
   * @param imported whether the record is marked so that its {@code recordedtime} is believed
   * @throws SendFailed when records are lost and must be sent anew
   * @throws Stopped when the program is asked to stop while it waits
   */
  void send(String topic, String key, byte[] value, boolean imported);

  /** Returns once every record is durable; throws like {@link #send}. */
  void flush();

  @Override
  void close();

  /** Records were lost; go on from the last state that was saved. */
  final class SendFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SendFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The program was asked to stop. */
  final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped() {
      super("asked to stop", null, false, false);
    }
  }
}
