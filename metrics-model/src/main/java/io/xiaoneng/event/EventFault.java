package io.xiaoneng.event;

/** A fault found in an envelope; control flow of the decoder alone, so without a stack trace. */
final class EventFault extends Exception {
  private static final long serialVersionUID = 1L;

  final transient Reason reason;

  EventFault(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }
}
