package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due. Of each channel the parcels go one after the other, urgent ones beside the
 * others; the first that fails ends the channel's turn. So a receiver that is away costs one
 * attempt a run, and what comes meanwhile gathers into one parcel.
 */
@Component
class DeliveryRun {

  /** Attempts before a parcel is given up: with the waits between them about a day. */
  static final int ATTEMPTS = 12;

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

  /** Parcels that one channel may send in one run. */
  private static final int TURN = 20;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(3);

  private final DeliveryPlanner planner;
  private final NoticeStore notices;
  private final ChannelStore channels;
  private final DeliveryStore deliveries;
  private final Map<Channel.Kind, Courier> couriers;
  private final Clock clock;

  DeliveryRun(
      DeliveryPlanner planner,
      NoticeStore notices,
      ChannelStore channels,
      DeliveryStore deliveries,
      List<Courier> couriers,
      Clock clock) {
    this.planner = planner;
    this.notices = notices;
    this.channels = channels;
    this.deliveries = deliveries;
    this.couriers = couriers.stream().collect(Collectors.toMap(Courier::kind, Function.identity()));
    this.clock = clock;
  }

  /** Puts into parcels what is new and sends what is due; how many parcels arrived. */
  int run() {
    planner.plan(now());
    int sent = 0;
    for (Channel channel : channels.all()) {
      if (channel.enabled()) {
        sent += turn(channel, true) + turn(channel, false);
      }
    }
    return sent;
  }

  private int turn(Channel channel, boolean urgent) {
    for (int sent = 0; sent < TURN; sent++) {
      Instant now = now();
      Optional<Delivery> head = deliveries.head(channel.id(), urgent);
      if (head.isEmpty() || !due(channel, head.get(), now) || !send(channel, head.get(), now)) {
        return sent;
      }
    }
    return TURN;
  }

  private boolean due(Channel channel, Delivery delivery, Instant now) {
    return !delivery.notBefore().isAfter(now)
        && !planner.allowed(channel, delivery.urgent(), now).isAfter(now);
  }

  private boolean send(Channel channel, Delivery delivery, Instant now) {
    deliveries.attempt(delivery.id());
    List<PostedNotice> listed = notices.of(delivery.id(), Parcel.LISTED);
    try {
      Courier courier = couriers.get(channel.kind());
      if (courier == null) {
        throw new DeliveryFailedException("nobody takes " + channel.kind(), true);
      }
      courier.take(channel, new Parcel(delivery, delivery.notices(), listed, now));
      deliveries.settle(delivery.id(), Delivery.State.SENT, now, "");
      return true;
    } catch (DeliveryFailedException e) {
      failed(channel, delivery, now, e.lasting(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      failed(channel, delivery, now, false, "failed: " + e.getClass().getSimpleName());
    }
    return false;
  }

  private void failed(
      Channel channel, Delivery delivery, Instant now, boolean lasting, String problem) {
    int attempts = delivery.attempts() + 1;
    if (lasting || attempts >= ATTEMPTS) {
      deliveries.settle(delivery.id(), Delivery.State.DEAD, now, problem);
      LOG.warn("{}: delivery {} given up: {}", channel, delivery.id(), problem);
    } else {
      deliveries.postpone(delivery.id(), now.plus(waitAfter(attempts)), problem);
      LOG.info("{}: delivery {} waits: {}", channel, delivery.id(), problem);
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
