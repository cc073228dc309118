package io.xiaoneng.alert;

/** Why an alert is raised. The code is stable and public; it is the id of the rule. */
public enum AlertKind {
  DUE_SOON("due-soon", AlertLevel.BLUE, "即将到期", "nearly due"),
  PAST_PROMISE("past-promise", AlertLevel.YELLOW, "超过承诺时限", "past the promise"),
  STOP_OVERDUE("stop-overdue", AlertLevel.YELLOW, "特别程序超期", "special procedure past its limit"),
  STEP_OVERDUE("step-overdue", AlertLevel.YELLOW, "环节超期", "step past its limit"),
  PAST_STATUTORY("past-statutory", AlertLevel.RED, "超过法定时限", "past the statutory term"),
  FAR_PAST_PROMISE("far-past-promise", AlertLevel.RED, "严重超过承诺时限", "far past the promise"),
  SECOND_YELLOW("second-yellow", AlertLevel.RED, "同一办件第二次黄色预警", "second yellow of the case");

  private final String code;
  private final AlertLevel level;
  private final String zh;
  private final String en;

  AlertKind(String code, AlertLevel level, String zh, String en) {
    this.code = code;
    this.level = level;
    this.zh = zh;
    this.en = en;
  }

  /**
   * The kind of that code.
   *
   * @throws IllegalArgumentException that names a code there is none of
   */
  public static AlertKind of(String code) {
    for (AlertKind each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("there is no alert '" + code + "'");
  }

  /** The code in rows and answers. */
  public String code() {
    return code;
  }

  /** How grave it is. */
  public AlertLevel level() {
    return level;
  }

  /** For readers, in Chinese. */
  public String zh() {
    return zh;
  }

  /** For readers, in English. */
  public String en() {
    return en;
  }
}
