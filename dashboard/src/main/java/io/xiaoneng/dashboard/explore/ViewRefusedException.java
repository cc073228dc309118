package io.xiaoneng.dashboard.explore;

import java.util.stream.Stream;

/** A question cannot be kept so. */
class ViewRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  ViewRefusedException(Why why) {
    super(why.code());
    this.why = why;
  }

  /** Why not. */
  enum Why {
    /** The name is empty, too long, or holds what cannot be written. */
    NAME("name"),
    /** There is one of that name. */
    TAKEN("taken"),
    /** There are as many as anybody may have. */
    FULL("full");

    private final String code;

    Why(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    /** Whether it is the code of one of them. */
    static boolean known(String code) {
      return Stream.of(values()).anyMatch(each -> each.code.equals(code));
    }
  }

  Why why() {
    return why;
  }
}
