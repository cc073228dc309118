package io.xiaoneng.casefile;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the figures need of one case: the result of the fold, and one row of {@code case_row}.
 * Instants are exact to the millisecond; dates are local dates of the city's zone. A milestone that
 * has not happened is null.
 *
 * @param attributes from the earliest case.applied, else the earliest case.accepted; null where
 *     there is neither: such a case is in data quality only
 * @param firstAt time of the earliest event
 * @param acceptedAt start of the statutory clock, a deemed acceptance included
 * @param deemed whether that acceptance is deemed (行政许可法 §32)
 * @param deemedFrom from when a deemed acceptance holds, inclusive: before it, {@code acceptedAt}
 *     is to be read as null; null for a real acceptance
 * @param refusedAt earliest case.refused or case.returned
 * @param closedAt earliest case.withdrawn, case.voided or case.terminated
 * @param duePromise when the promise falls due; null where none is known or a stop is open
 * @param dueStatutory when the statutory limit falls due; likewise
 * @param stopDueAt when the first open STOP has used up its limitDays and is itself overdue, last
 *     millisecond of its last counted day; null where no open one names a limit
 * @param matureAt from when the case counts for online-completion: 10 counted days after
 *     duePromise, without one 30 counted days after appliedAt, at the same time of day; null
 *     without appliedAt
 * @param d1 handling time in counted days; null unless accepted and decided
 * @param stoppedDays counted days between acceptance and decision that did not count
 * @param stops number of STOP procedures begun
 * @param grantedDays days granted by EXTENSION before due
 * @param supplementRequests number of case.supplement-requested
 * @param quarantined decided before accepted or before applied: in no figure but its own
 * @param test a drill: in no figure
 * @param events number of distinct events, deleted ones included
 * @param version a function of the set of events that strictly grows with every change of it: the
 *     registry's epoch · 2^96 + Σ (2^64 − first 64 bits of the hash) over every known revision of
 *     every event. A new event, a new revision, whichever way it arrives, and a smaller hash in
 *     place of a larger one each add to it; Σ (revision + 1) would stand still for the last. An
 *     earlier recorded time of the same content leaves it; it changes {@code lastEditedAt} alone
 * @param latestRecordedAt when the youngest event that made these facts was recorded
 * @param duties what has to be answered and delivered by when, beside the decision
 * @param effort what the case asked of the applicant
 * @param times days and times behind the two clocks
 * @param lastEditedAt when a revision or deletion of one of its events was last recorded, or null
 * @param ratings 评价, in the order they were made
 */
public record CaseFacts(
    String caseId,
    @Nullable Attributes attributes,
    Instant firstAt,
    @Nullable Instant appliedAt,
    @Nullable Instant acceptedAt,
    boolean deemed,
    @Nullable Instant deemedFrom,
    @Nullable Instant decidedAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant refusedAt,
    @Nullable Instant closedAt,
    String outcome,
    String kind,
    String mode,
    String window,
    @Nullable Instant duePromise,
    @Nullable Instant dueStatutory,
    @Nullable Instant stopDueAt,
    @Nullable Instant matureAt,
    @Nullable Integer d1,
    int stoppedDays,
    int stops,
    int grantedDays,
    int supplementRequests,
    boolean quarantined,
    boolean test,
    EnumSet<CaseFlag> flags,
    int events,
    BigInteger version,
    Instant latestRecordedAt,
    Dates dates,
    Duties duties,
    Effort effort,
    Times times,
    @Nullable Instant lastEditedAt,
    List<Rating> ratings) {

  /**
   * What a case is sliced by. Codes are raw, as sent; "" where not sent.
   *
   * @param district of the unit by the registry, "" where unknown
   * @param itemType by the registry, "" where unknown
   * @param channel 办理形式, one of the contract's codes
   */
  public record Attributes(
      String unit,
      String district,
      String item,
      long itemVersion,
      String itemType,
      String channel,
      String applicantKind,
      String bundle,
      String bundleCase,
      String point,
      String receivingUnit,
      boolean assisted,
      String project,
      String stage,
      String region) {}

  /** Local dates of the milestones in the city's zone; null where the milestone is. */
  public record Dates(
      LocalDate first,
      @Nullable LocalDate applied,
      @Nullable LocalDate accepted,
      @Nullable LocalDate decided,
      @Nullable LocalDate delivered,
      @Nullable LocalDate due,
      @Nullable LocalDate dueStatutory,
      @Nullable LocalDate acceptDue,
      @Nullable LocalDate deliveryDue) {}

  /**
   * Answers that the law gives days for.
   *
   * @param acceptDue last millisecond of the fifth counted day after application, 行政许可法 §32; null
   *     unless the item is a licence that was applied for
   * @param answeredAt first acceptance, refusal, return, supplement request or decision; null where
   *     {@code acceptDue} is, or nothing was answered
   * @param deliveryDue last millisecond of the tenth counted day after the decision, 行政许可法 §44;
   *     null unless approved
   */
  public record Duties(
      @Nullable Instant acceptDue, @Nullable Instant answeredAt, @Nullable Instant deliveryDue) {

    /** None. */
    public static final Duties NONE = new Duties(null, null, null);
  }

  /**
   * What the case asked of the applicant, and how it came and went.
   *
   * @param deliveredHow of the earliest case.delivered, "" where not sent
   * @param receivedOutside taken in by a unit outside the area of the responsible one 全城通办
   * @param materialsRequired 应提交份数; null where either number was not sent
   * @param materialsShared 共享获取份数; likewise
   * @param visitsReported whether the source reports visits
   * @param tripsKnown whether {@code trips} is all there was: applied for at a counter or terminal,
   *     or the source reports visits
   * @param trips distinct trips, by their time
   */
  public record Effort(
      String deliveredHow,
      boolean receivedOutside,
      @Nullable Integer materialsRequired,
      @Nullable Integer materialsShared,
      boolean visitsReported,
      boolean tripsKnown,
      List<Trip> trips) {

    /** Nothing known. */
    public static final Effort NONE = new Effort("", false, null, null, false, false, List.of());
  }

  /**
   * One trip 跑动 of the applicant, however many of the case's events happened on it.
   *
   * @param at the first of them
   * @param supplement made for nothing but a supplement
   */
  public record Trip(Instant at, boolean supplement) {}

  /**
   * What lies between the clocks of a decided case.
   *
   * @param statutoryDays the statutory limit in counted days from acceptance, no procedure counted;
   *     null without acceptance or limit
   * @param supplementMillis between supplement requests and supplements, up to the acceptance
   * @param stoppedMillis inside the union of the STOP procedures, acceptance to decision
   * @param stopSpans that union as dates; while the case is not decided, a stop that is open
   *     reaches to {@link io.xiaoneng.calendar.StoredTimes#LAST_DATE}
   */
  public record Times(
      @Nullable Integer statutoryDays,
      long supplementMillis,
      long stoppedMillis,
      List<Span> stopSpans) {

    /** Without acceptance, supplement and procedure. */
    public static final Times NONE = new Times(null, 0, 0, List.of());
  }

  /** The days d with after &lt; d ≤ until. */
  public record Span(LocalDate after, LocalDate until) {}

  /**
   * One rating 评价 of a case.
   *
   * @param id the sender's, distinct inside the case
   * @param date local date of {@code at}
   * @param level 1 非常满意 to 5 非常不满意
   * @param byDefault nobody rated: the system did
   * @param named 实名
   * @param rectifiedAt earliest case.rectified for it, or null
   * @param rectifiedDate its local date
   * @param revisitedAt earliest case.rectified for it that says revisited 回访, or null
   * @param revisitedDate its local date
   */
  public record Rating(
      String id,
      Instant at,
      LocalDate date,
      int level,
      boolean byDefault,
      boolean named,
      @Nullable Instant rectifiedAt,
      @Nullable LocalDate rectifiedDate,
      @Nullable Instant revisitedAt,
      @Nullable LocalDate revisitedDate) {

    /** Level 4 or 5, and somebody's own 差评. */
    public boolean bad() {
      return level >= 4 && !byDefault;
    }
  }

  /** End of the case, the earliest of decided, refused and closed, or null while it is open. */
  public @Nullable Instant endedAt() {
    Instant end = null;
    for (Instant each : Arrays.asList(decidedAt, refusedAt, closedAt)) {
      if (each != null && (end == null || each.isBefore(end))) {
        end = each;
      }
    }
    return end;
  }

  /** The flags' names, sorted, for the row. */
  public List<String> flagNames() {
    return flags.isEmpty() ? List.of() : flags.stream().map(CaseFlag::code).sorted().toList();
  }
}
