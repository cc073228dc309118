package io.xiaoneng.dashboard.notice;

/** It cannot be done as things stand; over the API a 409. */
class NoticeConflictException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoticeConflictException(String what) {
    super(what);
  }
}
