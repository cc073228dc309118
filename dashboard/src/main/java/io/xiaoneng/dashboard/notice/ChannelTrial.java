package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Tries a channel: one notice goes out at once, past digests and quiet hours, and is not kept. */
@Service
class ChannelTrial {

  private final ChannelDesk desk;
  private final Map<Channel.Kind, Courier> couriers;
  private final AuditLog audit;
  private final Clock clock;

  ChannelTrial(ChannelDesk desk, List<Courier> couriers, AuditLog audit, Clock clock) {
    this.desk = desk;
    this.couriers = couriers.stream().collect(Collectors.toMap(Courier::kind, Function.identity()));
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * How a trial ended.
   *
   * @param problem why it did not arrive, without anything secret; "" where it did
   */
  record Result(boolean arrived, String problem) {}

  /** Sends a notice to a channel, also to one that is not enabled, and waits for it. */
  Result send(long id, Actor actor) {
    Channel channel = desk.find(id);
    Result result = send(channel);
    audit.record(
        actor,
        "notice-channel.try",
        "notice-channel/" + id,
        result.arrived() ? "arrived" : result.problem());
    return result;
  }

  private Result send(Channel channel) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    String trial = UUID.randomUUID().toString();
    Notice notice =
        new Notice(
            "trial/" + trial,
            new Audience(channel.role(), channel.unit()),
            NoticeUrgency.NORMAL,
            "测试通知",
            "A trial of this channel",
            "收到此通知，说明“" + channel.name() + "”渠道可用。",
            "Where this arrives, the channel \"" + channel.name() + "\" works.",
            "/notices");
    Delivery delivery =
        new Delivery(trial, channel.id(), false, Delivery.State.RETRYING, 1, now, now, null, "", 1);
    Courier courier = couriers.get(channel.kind());
    if (courier == null) {
      return new Result(false, "nobody takes " + channel.kind());
    }
    try {
      courier.take(
          channel, new Parcel(delivery, 1, List.of(new PostedNotice(0, notice, now, null)), now));
      return new Result(true, "");
    } catch (DeliveryFailedException e) {
      return new Result(false, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Result(false, "failed: " + e.getClass().getSimpleName());
    }
  }
}
