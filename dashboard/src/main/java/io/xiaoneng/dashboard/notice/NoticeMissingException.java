package io.xiaoneng.dashboard.notice;

/** There is no such notice, channel or delivery, or it is not for them; over the API a 404. */
public class NoticeMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoticeMissingException(String what, String id) {
    super("there is no " + what + " " + id);
  }
}
