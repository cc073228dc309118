package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import io.xiaoneng.dashboard.courier.MailRoom;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what was made. Each delivery is marked before it goes and after; what was marked and has no
 * end was cut off by the end of the program: folders and webhooks know a thing that comes twice, so
 * it goes again; a mail might come twice, so it does not, and is uncertain. Of each kind one at a
 * time may run.
 */
@Component
class Dispatcher {

  /** How long something is tried. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** Deliveries that are read at once. */
  private static final int BATCH = 100;

  /** For what ends the program each time it is tried. */
  private static final int MOST_ATTEMPTS = 50;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(3);
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final RunStore runs;
  private final FileStore files;
  private final DispatchStore store;
  private final Spool spool;
  private final Lanes lanes;
  private final RunAlarms alarms;
  private final AuditLog audit;
  private final Map<RecipientKind, Carrier> carriers = new EnumMap<>(RecipientKind.class);
  private final Clock clock;
  private final TransactionTemplate transaction;

  Dispatcher(
      RunStore runs,
      FileStore files,
      DispatchStore store,
      Spool spool,
      Lanes lanes,
      RunAlarms alarms,
      AuditLog audit,
      List<Carrier> carriers,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.runs = runs;
    this.files = files;
    this.store = store;
    this.spool = spool;
    this.lanes = lanes;
    this.alarms = alarms;
    this.audit = audit;
    carriers.forEach(each -> this.carriers.put(each.kind(), each));
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * How an attempt ended.
   *
   * @param why null where it arrived
   * @param text where to, or why not
   */
  private record Outcome(@Nullable Cause why, String text) {}

  /**
   * Sends what is due of a kind; how many arrived.
   *
   * @param stopping asked between two deliveries: whether to leave the rest for the next start
   */
  int run(RecipientKind kind, BooleanSupplier stopping) {
    takeUp(kind);
    int sent = 0;
    for (String lane : store.lanes(kind, now())) {
      if (lanes.isOpen(lane, now())) {
        sent += through(kind, lane, stopping);
      }
    }
    return sent;
  }

  private void takeUp(RecipientKind kind) {
    for (Dispatch each : store.interrupted(kind)) {
      if (kind == RecipientKind.MAIL) {
        end(
            each,
            Dispatch.State.UNCERTAIN,
            "the program ended while the mail server was given it; it may have arrived as "
                + MailRoom.messageId(each.id()),
            "");
      } else if (each.attempts() >= MOST_ATTEMPTS) {
        end(each, Dispatch.State.FAILED, "the program ended each time it was sent", "");
      } else {
        store.postpone(each.id(), now(), "the program ended while it was sent");
      }
    }
  }

  private int through(RecipientKind kind, String lane, BooleanSupplier stopping) {
    int sent = 0;
    List<Dispatch> batch = store.pending(kind, lane, now(), BATCH);
    while (!batch.isEmpty()) {
      for (Dispatch each : batch) {
        if (stopping.getAsBoolean()) {
          return sent;
        }
        if (!store.begin(each.id())) {
          continue;
        }
        Outcome outcome = carry(each);
        settle(each, outcome);
        if (outcome.why() == null) {
          sent++;
        } else if (outcome.why() == Cause.AWAY) {
          return sent;
        }
      }
      batch = store.pending(kind, lane, now(), BATCH);
    }
    return sent;
  }

  /** Whatever happens after the hand-over is not this method's: it must not look like a failure. */
  private Outcome carry(Dispatch dispatch) {
    try {
      Run run =
          runs.find(dispatch.run())
              .orElseThrow(() -> new SpoolGoneException("its run is no longer there"));
      List<Carrier.Piece> pieces = pieces(dispatch);
      Carrier carrier = carriers.get(dispatch.kind());
      if (carrier == null) {
        return new Outcome(Cause.LASTING, "nobody takes " + dispatch.kind());
      }
      return new Outcome(null, carrier.carry(new Carrier.Cargo(dispatch, run, pieces, now())));
    } catch (DeliveryFailedException e) {
      boolean mail = dispatch.kind() == RecipientKind.MAIL;
      Cause why = e.why() == Cause.UNCERTAIN && !mail ? Cause.PASSING : e.why();
      return new Outcome(why, String.valueOf(e.getMessage()));
    } catch (SpoolGoneException | BadParameterException e) {
      return new Outcome(Cause.LASTING, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Outcome(Cause.PASSING, "the spool cannot be read: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("{} failed", dispatch, e);
      boolean mail = dispatch.kind() == RecipientKind.MAIL;
      return new Outcome(
          mail ? Cause.UNCERTAIN : Cause.PASSING, "failed: " + e.getClass().getSimpleName());
    }
  }

  private List<Carrier.Piece> pieces(Dispatch dispatch) throws IOException {
    List<Carrier.Piece> pieces = new ArrayList<>();
    for (RunFile file : files.of(dispatch.run(), dispatch.unit())) {
      if (dispatch.format() == null || dispatch.format() == file.format()) {
        pieces.add(new Carrier.Piece(file, spool.verified(file)));
      }
    }
    if (pieces.isEmpty()) {
      throw new SpoolGoneException("nothing was made for it");
    }
    return pieces;
  }

  private void settle(Dispatch dispatch, Outcome outcome) {
    Instant now = now();
    Cause why = outcome.why();
    if (why == null) {
      lanes.open(dispatch.lane());
      end(dispatch, Dispatch.State.SENT, "", outcome.text());
    } else if (why == Cause.AWAY) {
      away(dispatch, outcome.text(), now);
    } else if (why == Cause.UNCERTAIN) {
      String id = MailRoom.messageId(dispatch.id());
      end(
          dispatch,
          Dispatch.State.UNCERTAIN,
          outcome.text() + "; it may have arrived as " + id,
          "");
    } else if (why == Cause.LASTING || isOld(dispatch, now)) {
      end(dispatch, Dispatch.State.FAILED, outcome.text(), "");
    } else {
      store.postpone(dispatch.id(), now.plus(waitAfter(dispatch.attempts() + 1)), outcome.text());
    }
  }

  private static boolean isOld(Dispatch dispatch, Instant now) {
    Instant since = dispatch.openSince();
    return since != null && since.plus(PATIENCE).isBefore(now);
  }

  /** Closes the lane; whatever has waited in it for too long is given up together. */
  private void away(Dispatch dispatch, String problem, Instant now) {
    Instant until = lanes.close(dispatch.lane(), now);
    LOG.warn("reports wait for {}: {}", dispatch.lane(), problem);
    transaction.executeWithoutResult(
        status -> {
          store.postpone(dispatch.id(), until, problem);
          String reason = "given up after " + PATIENCE.toDays() + " days: " + problem;
          List<long[]> ended = store.giveUp(dispatch.lane(), now.minus(PATIENCE), now, reason);
          runs.find(dispatch.run()).ifPresent(run -> alarms.away(run, dispatch, problem));
          ended.forEach(each -> told(each[0], (int) each[1]));
          ended.forEach(
              each ->
                  audit.record(
                      RunPlanner.PROGRAM,
                      "report.given-up",
                      Run.subject(each[0]),
                      "round " + each[1] + ", " + dispatch.lane() + ": " + reason));
        });
  }

  private void end(Dispatch dispatch, Dispatch.State state, String reason, String receipt) {
    transaction.executeWithoutResult(
        status -> {
          store.settle(dispatch.id(), state, now(), reason, receipt);
          told(dispatch.run(), dispatch.round());
          audit.record(
              RunPlanner.PROGRAM,
              state == Dispatch.State.SENT ? "report.sent" : "report.not-sent",
              Run.subject(dispatch.run()),
              "round %d, %s %s%s, %s: %s"
                  .formatted(
                      dispatch.round(),
                      dispatch.kind(),
                      dispatch.shownTarget(),
                      dispatch.unit().isEmpty() ? "" : " of " + dispatch.unit(),
                      state,
                      reason.isEmpty() ? receipt : reason));
        });
  }

  /** Where that was the last of its round, and not all arrived, people are told. */
  private void told(long run, int number) {
    if (store.isOpen(run, number)) {
      return;
    }
    for (Round round : store.rounds(run)) {
      if (round.round() == number && round.sent() < round.all()) {
        runs.find(run).ifPresent(each -> alarms.undelivered(each, round));
      }
    }
  }

  /** Twice as long after each attempt, up to three hours. */
  static Duration waitAfter(int attempts) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 20));
    return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
