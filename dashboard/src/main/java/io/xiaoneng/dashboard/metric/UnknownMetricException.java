package io.xiaoneng.dashboard.metric;

/** There is no metric of that id; over the API a 404. */
public class UnknownMetricException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownMetricException(String id) {
    super("there is no metric " + id);
  }
}
