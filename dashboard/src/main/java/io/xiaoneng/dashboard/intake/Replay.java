package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.deadletter.DeadLetterService;
import io.xiaoneng.dashboard.deadletter.DeadLetterService.Whole;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.event.ApplicantSeal;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Publishes dead letters again once what was wrong about them is mended, for example a unit
 * registered. Each is validated first: only what is good now is published, the rest stays open. A
 * letter that is published twice is the same event twice, which changes nothing.
 */
@Service
class Replay {

  private static final int PAGE = 200;

  private final DeadLetterService letters;
  private final EventLog log;
  private final RegistryView registry;
  private final boolean openRegistry;
  private final Clock clock;
  private final ApplicantSeal seal;

  Replay(
      DeadLetterService letters,
      EventLog log,
      RegistryView registry,
      XiaonengProperties settings,
      Clock clock,
      ApplicantSeal seal) {
    this.seal = seal;
    this.letters = letters;
    this.log = log;
    this.registry = registry;
    this.openRegistry = settings.openRegistry();
    this.clock = clock;
  }

  /**
   * What became of the letters.
   *
   * @param read letters looked at
   * @param accepted published again and durable
   * @param stillRefused as before, or for another reason
   * @param cutOff of which only the beginning is kept; their senders must send them again
   * @param unconfirmed the log was away; they stay open
   * @param next where the next call goes on; null where no letter is left
   */
  record Result(
      long read,
      long accepted,
      long stillRefused,
      long cutOff,
      long unconfirmed,
      @Nullable String next) {}

  /**
   * Goes through open letters of a reason, in the order of their hash.
   *
   * @param after where to begin: {@link Result#next} of the call before, or empty
   * @param limit letters to look at, at most
   */
  Result replay(Reason reason, String after, int limit) {
    Run run = new Run();
    String place = after;
    List<Whole> page;
    do {
      page = letters.open(reason.code(), place, (int) Math.min(PAGE, limit - run.read));
      if (!page.isEmpty()) {
        run.take(page);
        place = page.get(page.size() - 1).sha256();
      }
    } while (page.size() == PAGE && run.read < limit && run.unconfirmed == 0);
    boolean more = !page.isEmpty() && run.read >= limit;
    return run.result(more ? place : null);
  }

  private final class Run {
    private final EventDecoder decoder = new EventDecoder(seal);
    private long read;
    private long accepted;
    private long stillRefused;
    private long cutOff;
    private long unconfirmed;

    void take(List<Whole> page) {
      Instant now = clock.instant();
      List<Whole> good = new ArrayList<>();
      List<EventLog.Entry> entries = new ArrayList<>();
      for (Whole letter : page) {
        read++;
        if (letter.length() != letter.bytes().length) {
          cutOff++;
        } else if (decode(letter, now) instanceof Decoded.Accepted event) {
          good.add(letter);
          entries.add(entry(letter, event));
        } else {
          stillRefused++;
        }
      }
      publish(good, entries);
    }

    private Decoded decode(Whole letter, Instant now) {
      byte[] bytes = letter.bytes();
      return decoder.decode(bytes, 0, bytes.length, now, registry.registry(), openRegistry);
    }

    private void publish(List<Whole> good, List<EventLog.Entry> entries) {
      List<EventLog.Outcome> outcomes = log.append(entries);
      List<Whole> durable = new ArrayList<>();
      for (int i = 0; i < good.size(); i++) {
        switch (outcomes.get(i)) {
          case DURABLE -> durable.add(good.get(i));
          case UNCONFIRMED -> unconfirmed++;
          case TOO_LARGE -> stillRefused++;
        }
      }
      letters.close(durable);
      accepted += durable.size();
    }

    Result result(@Nullable String next) {
      return new Result(read, accepted, stillRefused, cutOff, unconfirmed, next);
    }
  }

  private static EventLog.Entry entry(Whole letter, Decoded.Accepted accepted) {
    String topic =
        letter.origin().startsWith(Intake.EVENTS)
            ? letter.origin()
            : Intake.topicOf(accepted.event().source());
    byte[] sealed = accepted.sealed();
    return new EventLog.Entry(
        topic,
        accepted.event().subject(),
        sealed == null ? letter.bytes() : sealed,
        Intake.headers(letter.imported()));
  }
}
