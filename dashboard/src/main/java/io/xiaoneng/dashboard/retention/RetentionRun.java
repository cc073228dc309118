package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.audit.AuditPruning;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Takes away what has been kept long enough, and what was erased on request and came back. */
@Component
class RetentionRun {

  private final RetentionSettings settings;
  private final AuditPruning pruning;
  private final OldAttachments attachments;
  private final OldLetters letters;
  private final Erasure erasure;
  private final AuditLog audit;
  private final Clock clock;

  RetentionRun(
      RetentionSettings settings,
      AuditPruning pruning,
      OldAttachments attachments,
      OldLetters letters,
      Erasure erasure,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.pruning = pruning;
    this.attachments = attachments;
    this.letters = letters;
    this.erasure = erasure;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What goes, or would go.
   *
   * @param auditLines lines of the audit log
   * @param attachments files of cards and tasks
   * @param deadLetters letters whose bytes go
   * @param erasedAgain events of cases that were erased on request, and came back
   */
  record Amount(long auditLines, long attachments, long deadLetters, long erasedAgain) {

    boolean nothing() {
      return auditLines + attachments + deadLetters + erasedAgain == 0;
    }
  }

  /** What would go now. */
  Amount plan() {
    Instant now = clock.instant();
    return new Amount(
        pruning.older(now.minus(settings.audit())),
        attachments.count(now.minus(settings.attachments())),
        letters.count(now.minus(settings.deadLetters())),
        erasure.cameBack());
  }

  /** Takes it away. Each part by itself: what fails is tried again the next time. */
  Amount run(Actor actor) {
    Instant now = clock.instant();
    Amount gone =
        new Amount(
            pruning.prune(now.minus(settings.audit())),
            attachments.erase(now.minus(settings.attachments()), now),
            letters.erase(now.minus(settings.deadLetters())),
            erasure.again());
    if (!gone.nothing()) {
      audit.record(
          actor,
          "retention.run",
          "retention",
          "attachments=%d dead-letters=%d erased-again=%d audit=%d"
              .formatted(
                  gone.attachments(), gone.deadLetters(), gone.erasedAgain(), gone.auditLines()));
    }
    return gone;
  }
}
