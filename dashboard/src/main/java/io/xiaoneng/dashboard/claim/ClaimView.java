package io.xiaoneng.dashboard.claim;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.xiaoneng.claim.ClaimEntry;
import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.dashboard.supervision.Papers;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it is told.
 *
 * @param caseId null where which case it is is not told
 * @param overdueDays counted days the case was overdue when the claim was raised
 * @param overdueNow the same by now
 * @param grantable most days that can be granted by now
 * @param waitsFor whose turn it is; null at the end
 * @param due when the term of whoever decides ends; null once it is decided
 * @param steps what the one who asks may do now
 */
public record ClaimView(
    long id,
    @Nullable String caseId,
    String unit,
    String item,
    ClaimReason reason,
    ClaimState state,
    int version,
    int claimed,
    int granted,
    Instant caseDue,
    int overdueDays,
    int overdueNow,
    int grantable,
    @Nullable Party waitsFor,
    @Nullable Instant due,
    Urgency urgency,
    Set<ClaimStep> steps,
    List<ClaimEntry> history,
    @JsonUnwrapped Papers papers) {

  /**
   * A line of a list.
   *
   * @param caseId null where the item is sensitive: its cases are not listed
   * @param granted counted days; 0 unless accepted
   */
  public record Line(
      long id,
      @Nullable String caseId,
      String unit,
      String unitZh,
      String unitEn,
      String item,
      String itemZh,
      String itemEn,
      ClaimReason reason,
      ClaimState state,
      int claimed,
      int granted,
      @Nullable Instant due,
      Urgency urgency,
      Instant raisedAt) {}

  /**
   * A page of claims.
   *
   * @param total of all pages
   */
  public record Page(long total, int page, int pageSize, List<Line> claims) {

    /** Number of pages, 1 at the least. */
    public long pages() {
      return Math.max(1, (total + pageSize - 1) / pageSize);
    }
  }
}
