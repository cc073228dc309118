package io.xiaoneng.casefile;

/** Contradictions of a case that are listed on the data-quality page; the case is still counted. */
public enum CaseFlag {
  ACCEPTED_BEFORE_SUPPLEMENTED("accepted-before-supplemented"),
  ACCEPTED_LATE("accepted-late"),
  PROMISE_REWRITTEN("promise-rewritten"),
  PROMISE_LONGER_THAN_REGISTRY("promise-longer-than-registry"),
  /** Decided before accepted or applied: the case is quarantined. */
  DECIDED_TOO_EARLY("decided-too-early"),
  NO_ATTRIBUTES("no-attributes");

  private final String code;

  CaseFlag(String code) {
    this.code = code;
  }

  /** The name on pages and in rows. */
  public String code() {
    return code;
  }
}
