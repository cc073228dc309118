package io.xiaoneng.card;

/** What a unit says was the cause, where it was not the unit's own doing. */
public enum Claim {
  /** 他单位原因: another unit held the step. */
  OTHER_UNIT,
  /** 系统原因: a system was away or wrong. */
  SYSTEM,
  /** 申请人原因. */
  APPLICANT,
  /** 数据有误: the figures themselves. */
  DATA,
  /** 其他. */
  OTHER
}
