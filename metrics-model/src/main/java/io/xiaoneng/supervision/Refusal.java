package io.xiaoneng.supervision;

/** Why a step cannot be taken. */
public enum Refusal {
  /** The matter is not in a state that the step leads on from. */
  WRONG_STATE,
  /** The step is for somebody else. */
  WRONG_PARTY,
  /** Who reviews has had a hand in the matter before. */
  OWN_MATTER,
  /** What the step has to say is missing. */
  INCOMPLETE,
  /** The unit has not been heard, and its term still runs. */
  NOT_HEARD,
  /** The term of the others still runs. */
  TERM_RUNS,
  /** The term is over. */
  TERM_OVER,
  /** It may be done once, and was. */
  ONCE_ONLY,
  /** A milder measure comes first, or the unit has been written to often enough. */
  TOO_SOON
}
