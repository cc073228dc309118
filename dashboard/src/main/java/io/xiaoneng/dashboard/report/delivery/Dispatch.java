package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient gets in one round of a run.
 *
 * @param id the same at every attempt, and the same again where a run was lost with its store and
 *     is planned anew: receivers know by it what they have
 * @param n number in its round, from 1
 * @param secret key of a webhook's signatures; null for others
 * @param unit code of the unit whose report it is; "" for the city's
 * @param format which one goes; null for all of them together
 * @param lane what it goes through
 * @param notBefore when the next attempt may be; null while the report is not made
 * @param openSince from when on it could go; null likewise
 * @param reason why it has not arrived, without anything secret; ""
 * @param receipt where it has come to: file names, a Message-ID; ""
 */
record Dispatch(
    String id,
    long run,
    int round,
    int n,
    RecipientKind kind,
    String target,
    @Nullable String secret,
    String unit,
    @Nullable ReportFormat format,
    String lane,
    State state,
    int attempts,
    @Nullable Instant notBefore,
    @Nullable Instant openSince,
    @Nullable Instant settledAt,
    String reason,
    String receipt) {

  /** How it stands with it. */
  enum State {
    /** Its report is not made. */
    WAITING,
    /** To be sent. */
    PENDING,
    /** On its way this moment. */
    SENDING,
    /** Arrived. */
    SENT,
    /** Given up, with the reason. */
    FAILED,
    /** A mail that was handed over without an answer: it is not sent again by itself. */
    UNCERTAIN
  }

  /** The id of a delivery: by what it is, not by when it was written down. */
  static String id(
      String planKey,
      int round,
      RecipientKind kind,
      String target,
      String unit,
      @Nullable ReportFormat format) {
    String text = String.join("\n", planKey, "" + round, kind.name(), target, unit, "" + format);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The target without what may be secret in it. */
  String shownTarget() {
    return Recipient.shown(kind, target);
  }

  /** Not even by accident does a secret come into a log. */
  @Override
  public String toString() {
    return "dispatch " + id + " " + kind;
  }
}
