package io.xiaoneng.claim;

/**
 * Why overdue days are said to be none of the unit's. The names are stable and public: they are the
 * reason codes. Others than these three cannot be claimed; wrong data is corrected, not excused.
 */
public enum ClaimReason {
  /** 他单位原因: another unit held the step. */
  OTHER_UNIT("他单位原因", "another unit held the case"),
  /** 系统原因: a system was away or wrong. */
  SYSTEM("系统原因", "a system was away or wrong"),
  /** 申请人原因: the applicant did not come, or did not bring what was asked for. */
  APPLICANT("申请人原因", "the applicant's doing");

  private final String zh;
  private final String en;

  ClaimReason(String zh, String en) {
    this.zh = zh;
    this.en = en;
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
