package io.xiaoneng.event;

/** Why an event was refused. The code is stable and public. */
public enum Reason {
  NOT_JSON("not-json"),
  NOT_CLOUDEVENTS("not-cloudevents"),
  UNKNOWN_TYPE("unknown-type"),
  MISSING_FIELD("missing-field"),
  BAD_VALUE("bad-value"),
  BAD_TIME("bad-time"),
  FUTURE_TIME("future-time"),
  TOO_LONG("too-long"),
  TOO_LARGE("too-large"),
  UNKNOWN_REFERENCE("unknown-reference"),
  /** Only over HTTP: the token may not write that source. */
  SOURCE_FORBIDDEN("source-forbidden");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** The code on the wire. */
  public String code() {
    return code;
  }
}
