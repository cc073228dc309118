package io.xiaoneng.alert;

/** How grave an alert is, the least first. */
public enum AlertLevel {
  /** 蓝: the term is nearly over. */
  BLUE,
  /** 黄: the promise, or a step's limit, is past. */
  YELLOW,
  /** 红: the statutory term is past, or the promise by far, or for the second time. */
  RED
}
