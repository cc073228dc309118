package io.xiaoneng.task;

/** The ladder of pressing a unit, from the mildest. */
public enum Rung {
  /** 提醒函. */
  REMINDER,
  /** 督办函. */
  ORDER,
  /** 约谈. */
  INTERVIEW,
  /** 通报. */
  CIRCULAR
}
