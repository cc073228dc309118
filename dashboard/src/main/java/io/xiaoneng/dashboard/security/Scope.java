package io.xiaoneng.dashboard.security;

/** How an answer is narrowed to the subtree of a unit's user. */
public enum Scope {
  /** It tells nothing that belongs to a unit, such as what a metric means. */
  PLAIN,
  /** The path's {@code code} is a unit, which must be of the subtree. */
  UNIT_IN_PATH,
  /**
   * The parameter {@code unit} must be of the subtree; where it is missing, it is the top of it.
   */
  UNIT_PARAMETER,
  /** Likewise, and the metric {@code id} must be one that goes by units. */
  METRIC,
  /** Likewise, and what is listed must not tell who rated. */
  METRIC_LIST,
  /** Likewise; the metric is a parameter. */
  CORRECTION,
  /**
   * As {@link #METRIC}; the metric is the parameter {@code metric}, and the unit it is held
   * against, in the parameter {@code with}, must be of the subtree, too.
   */
  METRIC_PARAMETER,
  /** The path names a case, which must be of the subtree. */
  CASE_IN_PATH,
  /** The parameter {@code q} does. */
  CASE_PARAMETER,
  /**
   * The service that answers takes an {@link Actor} and asks itself whose it is: for what is not
   * told from the request alone, such as a card.
   */
  ASKED_BY_SERVICE,
  /** The path's {@code code} is a service point, whose unit must be of the subtree. */
  POINT_IN_PATH
}
