package io.xiaoneng.dashboard.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.ClockParts;
import io.xiaoneng.casefile.ClockTrace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one case.
 *
 * @param attributes null where neither an application nor an acceptance says what it is about
 */
record CaseAnswer(
    @JsonProperty("case") String caseId,
    CaseFacts.@Nullable Attributes attributes,
    Milestones milestones,
    String state,
    boolean quarantined,
    boolean test,
    Due due,
    Clocks clocks,
    List<String> flags,
    List<Run> trace,
    List<ArchivedEvent> events) {

  private static final double MILLIS_A_DAY = 86_400_000;

  /** Null = has not happened. */
  record Milestones(
      @Nullable Instant appliedAt,
      @Nullable Instant acceptedAt,
      boolean deemed,
      @Nullable Instant decidedAt,
      @Nullable Instant deliveredAt,
      @Nullable Instant refusedAt,
      @Nullable Instant closedAt,
      String kind,
      String mode,
      String window,
      String outcome) {}

  /**
   * @param grantedDays days granted by an extension; such cases are shown apart as 延期办结
   */
  record Due(@Nullable Instant promise, @Nullable Instant statutory, int grantedDays) {}

  /**
   * @param d1 counted days
   * @param d2 days of 86 400 s
   */
  record Clocks(
      @Nullable Integer d1,
      @Nullable Double d2,
      int stoppedDays,
      int stops,
      int supplementRequests,
      @Nullable Parts parts) {}

  /**
   * What d2 is made of, in days of 86 400 s: the answer to the application, supplements 补正, the
   * running clock, procedures that stopped it 特别程序, and the delivery 送达.
   */
  record Parts(
      double intake, double supplement, double handling, double stopped, double delivery) {}

  /** One run of the clock; {@code to} is exclusive. */
  record Run(
      Instant from,
      Instant to,
      boolean counted,
      String why,
      String whyZh,
      String whyEn,
      @Nullable String heldBy) {}

  static CaseAnswer of(CaseFile file) {
    CaseFacts facts = file.facts();
    return new CaseAnswer(
        facts.caseId(),
        facts.attributes(),
        new Milestones(
            facts.appliedAt(),
            facts.acceptedAt(),
            facts.deemed(),
            facts.decidedAt(),
            facts.deliveredAt(),
            facts.refusedAt(),
            facts.closedAt(),
            facts.kind(),
            facts.mode(),
            facts.window(),
            facts.outcome()),
        file.state().name(),
        facts.quarantined(),
        facts.test(),
        new Due(facts.duePromise(), facts.dueStatutory(), facts.grantedDays()),
        new Clocks(
            facts.d1(),
            endToEnd(facts),
            facts.stoppedDays(),
            facts.stops(),
            facts.supplementRequests(),
            parts(ClockParts.of(facts))),
        facts.flagNames(),
        file.trace().stream().map(CaseAnswer::run).toList(),
        file.events());
  }

  private static Run run(ClockTrace.Run run) {
    return new Run(
        run.from(),
        run.to(),
        run.counted(),
        run.why().code(),
        run.why().zh(),
        run.why().en(),
        run.heldBy().isEmpty() ? null : run.heldBy());
  }

  private static @Nullable Parts parts(@Nullable ClockParts parts) {
    return parts == null
        ? null
        : new Parts(
            parts.intake() / MILLIS_A_DAY,
            parts.supplement() / MILLIS_A_DAY,
            parts.handling() / MILLIS_A_DAY,
            parts.stopped() / MILLIS_A_DAY,
            parts.delivery() / MILLIS_A_DAY);
  }

  private static @Nullable Double endToEnd(CaseFacts facts) {
    Instant start = facts.appliedAt();
    Instant decided = facts.decidedAt();
    Instant delivered = facts.deliveredAt();
    if (start == null || decided == null) {
      return null;
    }
    Instant end = delivered == null ? decided : delivered;
    return (end.toEpochMilli() - start.toEpochMilli()) / MILLIS_A_DAY;
  }
}
