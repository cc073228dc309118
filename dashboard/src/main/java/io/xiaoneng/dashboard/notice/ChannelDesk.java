package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with channels and with what was given up; each leaves an audit line. */
@Service
class ChannelDesk {

  /** Most channels: a run asks each. */
  static final int MOST = 50;

  private final ChannelStore channels;
  private final DeliveryStore deliveries;
  private final AuditLog audit;
  private final CourierSettings settings;
  private final Clock clock;

  ChannelDesk(
      ChannelStore channels,
      DeliveryStore deliveries,
      AuditLog audit,
      CourierSettings settings,
      Clock clock) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
  }

  List<Channel> all() {
    return channels.all();
  }

  Channel find(long id) {
    return channels.find(id).orElseThrow(() -> missing(id));
  }

  @Transactional
  public Channel add(ChannelDraft draft, Actor actor) {
    if (channels.all().size() >= MOST) {
      throw new NoticeConflictException("there are " + MOST + " channels already");
    }
    Channel wanted = draft.channel(null, settings);
    try {
      Channel kept = find(channels.add(wanted));
      record(actor, "notice-channel.add", kept);
      return kept;
    } catch (DuplicateKeyException e) {
      throw taken(wanted);
    }
  }

  @Transactional
  public Channel change(long id, ChannelDraft draft, Actor actor) {
    Channel wanted = draft.channel(find(id), settings);
    try {
      if (!channels.change(wanted)) {
        throw missing(id);
      }
    } catch (DuplicateKeyException e) {
      throw taken(wanted);
    }
    record(actor, "notice-channel.change", wanted);
    return wanted;
  }

  /** Takes a channel away, and whatever was on its way to it. */
  @Transactional
  public void remove(long id, Actor actor) {
    Channel channel = find(id);
    channels.remove(id);
    record(actor, "notice-channel.remove", channel);
  }

  /** Gives a delivery that was given up another row of attempts, the first with the next run. */
  @Transactional
  public Delivery retry(String id, Actor actor) {
    if (!deliveries.revive(id, Instant.ofEpochMilli(clock.millis()))) {
      Delivery delivery = deliveries.find(id).orElseThrow(() -> missingDelivery(id));
      throw new NoticeConflictException(
          "delivery " + id + " was not given up, it is " + delivery.state());
    }
    audit.record(actor, "notice-delivery.retry", "notice-delivery/" + id, "");
    return deliveries.find(id).orElseThrow(() -> missingDelivery(id));
  }

  private void record(Actor actor, String action, Channel channel) {
    String audience = channel.role() + (channel.unit() == null ? "" : " of " + channel.unit());
    audit.record(
        actor,
        action,
        "notice-channel/" + channel.id(),
        channel.name() + ": " + channel.kind() + " " + channel.shownTarget() + " for " + audience);
  }

  private static NoticeMissingException missing(long id) {
    return new NoticeMissingException("channel", Long.toString(id));
  }

  private static NoticeMissingException missingDelivery(String id) {
    return new NoticeMissingException("delivery", id);
  }

  private static NoticeConflictException taken(Channel channel) {
    return new NoticeConflictException("there is a channel \"" + channel.name() + "\" already");
  }
}
