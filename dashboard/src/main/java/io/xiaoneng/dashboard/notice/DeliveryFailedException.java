package io.xiaoneng.dashboard.notice;

/** A parcel did not arrive. */
class DeliveryFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  /**
   * @param problem one sentence without anything secret
   * @param lasting whether trying the same again is of no use
   */
  DeliveryFailedException(String problem, boolean lasting) {
    super(problem);
    this.lasting = lasting;
  }

  boolean lasting() {
    return lasting;
  }
}
