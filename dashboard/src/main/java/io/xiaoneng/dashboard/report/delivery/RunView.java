package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages and the API show it; nothing of it is secret.
 *
 * @param schedule id of the schedule, which may be gone
 * @param name of the schedule as it was
 * @param nextAttempt when it is made, or tried again; null where it is not any more
 * @param files how many it has made
 * @param open deliveries of all rounds that are to come
 */
public record RunView(
    long id,
    long schedule,
    String name,
    ReportKind kind,
    String period,
    List<ReportFormat> formats,
    String language,
    String origin,
    String state,
    boolean givenUp,
    Instant dueAt,
    int attempts,
    @Nullable Instant nextAttempt,
    String section,
    String reason,
    String askedBy,
    Instant createdAt,
    @Nullable Instant madeAt,
    int files,
    int open,
    int sent,
    int failed,
    int uncertain) {

  static RunView of(Run run, int files, List<Round> rounds) {
    return new RunView(
        run.id(),
        run.schedule(),
        run.name(),
        run.kind(),
        run.period(),
        run.formats(),
        Schedule.text(run.language()),
        run.origin().name(),
        run.state().name(),
        run.givenUp(),
        run.dueAt(),
        run.attempts(),
        run.notBefore(),
        run.section(),
        run.reason(),
        run.askedBy(),
        run.createdAt(),
        run.madeAt(),
        files,
        rounds.stream().mapToInt(Round::open).sum(),
        rounds.stream().mapToInt(Round::sent).sum(),
        rounds.stream().mapToInt(Round::failed).sum(),
        rounds.stream().mapToInt(Round::uncertain).sum());
  }

  /**
   * A file of a run.
   *
   * @param unit code of the unit it is about; null for the whole city
   * @param kept whether its bytes are still there
   */
  public record FileView(
      int n,
      @Nullable String unit,
      ReportFormat format,
      String name,
      String title,
      String sha256,
      long bytes,
      Instant madeAt,
      boolean kept) {

    static FileView of(RunFile file) {
      return new FileView(
          file.n(),
          file.unit().isEmpty() ? null : file.unit(),
          file.format(),
          file.name(),
          file.title(),
          file.sha256(),
          file.bytes(),
          file.madeAt(),
          file.goneAt() == null);
    }
  }

  /** A round of a run. */
  public record RoundView(
      int round, String askedBy, Instant askedAt, int open, int sent, int failed, int uncertain) {

    static RoundView of(Round round) {
      return new RoundView(
          round.round(),
          round.askedBy(),
          round.askedAt(),
          round.open(),
          round.sent(),
          round.failed(),
          round.uncertain());
    }
  }

  /**
   * A delivery of a run.
   *
   * @param key that receivers know it by
   * @param target of a webhook no more than its server
   * @param unit code of the unit whose report it is; null for the city's
   * @param format null for all of them together
   * @param at when it ended; null before
   */
  public record DispatchView(
      String key,
      int round,
      String kind,
      String target,
      @Nullable String unit,
      @Nullable ReportFormat format,
      String state,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable Instant at,
      String reason,
      String receipt) {

    static DispatchView of(Dispatch dispatch) {
      return new DispatchView(
          dispatch.id(),
          dispatch.round(),
          dispatch.kind().name(),
          dispatch.shownTarget(),
          dispatch.unit().isEmpty() ? null : dispatch.unit(),
          dispatch.format(),
          dispatch.state().name(),
          dispatch.attempts(),
          dispatch.settledAt() == null ? dispatch.notBefore() : null,
          dispatch.settledAt(),
          dispatch.reason(),
          dispatch.receipt());
    }
  }
}
