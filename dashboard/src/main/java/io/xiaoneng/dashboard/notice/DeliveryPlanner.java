package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts what was posted into the parcels of the channels that it is for. */
@Component
class DeliveryPlanner {

  /** Most notices that one run puts into parcels. */
  static final int MOST = 500;

  private final NoticeStore notices;
  private final ChannelStore channels;
  private final DeliveryStore deliveries;
  private final RegistryView registry;
  private final ZoneId zone;

  DeliveryPlanner(
      NoticeStore notices,
      ChannelStore channels,
      DeliveryStore deliveries,
      RegistryView registry,
      XiaonengProperties settings) {
    this.notices = notices;
    this.channels = channels;
    this.deliveries = deliveries;
    this.registry = registry;
    this.zone = settings.zoneId();
  }

  /** Plans what was not planned yet; how many notices that were. */
  @Transactional
  public int plan(Instant now) {
    List<PostedNotice> fresh = notices.unplanned(MOST);
    List<Channel> open = channels.all().stream().filter(Channel::enabled).toList();
    for (PostedNotice posted : fresh) {
      for (Channel channel : open) {
        if (posted.notice().audience().person() == null
            && posted.notice().audience().includes(channel.reader(), registry::subtree)) {
          put(channel, posted, now);
        }
      }
      notices.planned(posted.id());
    }
    return fresh.size();
  }

  private void put(Channel channel, PostedNotice posted, Instant now) {
    boolean urgent = posted.notice().urgent();
    String parcel =
        deliveries
            .gathering(channel.id(), urgent)
            .orElseGet(
                () -> deliveries.begin(channel.id(), urgent, now, due(channel, urgent, now)));
    deliveries.put(parcel, posted.id());
  }

  private static Instant due(Channel channel, boolean urgent, Instant now) {
    return urgent ? now : now.plus(Duration.ofMinutes(channel.digestMinutes()));
  }

  /** From when on something of that kind may go out to a channel, asked at some instant. */
  Instant allowed(Channel channel, boolean urgent, Instant instant) {
    QuietHours quiet = channel.quiet();
    return urgent || quiet == null ? instant : quiet.after(instant, zone);
  }
}
