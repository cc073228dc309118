package io.xiaoneng.dashboard.metric;

/** An argument of a request is wrong; over the API a 400 that names it. */
public class BadParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field name of the parameter
   * @param detail one sentence: what is wrong and what would be right
   */
  public BadParameterException(String field, String detail) {
    super(detail);
    this.field = field;
  }

  /** Name of the parameter. */
  public String field() {
    return field;
  }
}
