package io.xiaoneng.dashboard.assessment.closing;

/** A month cannot be taken that step. The message is one sentence that says why. */
public final class ClosingRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Why why;

  ClosingRefusedException(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** Why, as pages say it in their language. */
  public enum Why {
    /** The month is not over. */
    NOT_OVER,
    /** No scheme holds on its last day. */
    NO_SCHEME,
    /** It was published already. */
    PUBLISHED,
    /** There is no draft to publish. */
    NO_DRAFT,
    /** It was not published. */
    NOT_PUBLISHED,
    /** Units may still object. */
    TERM_RUNS,
    /** Units may not object any more. */
    TERM_OVER,
    /** Objections wait for an answer. */
    OPEN_OBJECTIONS,
    /** It is final already. */
    FINAL,
    /** It is not final. */
    NOT_FINAL,
    /** Counted anew it comes out the same. */
    SAME,
    /** The units together and the city do not agree. */
    DOES_NOT_TIE,
    /** There is an objection to that line already. */
    TWICE,
    /** It is answered already. */
    ANSWERED,
    /** There is no such line. */
    NO_LINE,
    /** Words are missing, or too many. */
    WORDS,
    /** Somebody else was quicker. */
    OVERTAKEN
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
