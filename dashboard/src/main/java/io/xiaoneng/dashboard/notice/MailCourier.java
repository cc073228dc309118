package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.MailRoom;
import io.xiaoneng.dashboard.page.Figures;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Takes parcels by SMTP, as plain text. The server and its time limits are those of {@code
 * spring.mail}.
 */
@Component
class MailCourier implements Courier {

  private final MailRoom room;
  private final CourierSettings settings;
  private final ZoneId zone;

  MailCourier(MailRoom room, CourierSettings settings, XiaonengProperties city) {
    this.room = room;
    this.settings = settings;
    this.zone = city.zoneId();
  }

  @Override
  public Channel.Kind kind() {
    return Channel.Kind.MAIL;
  }

  /** What a server refuses today it may take tomorrow: nothing is given up at once. */
  @Override
  public void take(Channel channel, Parcel parcel) throws DeliveryFailedException {
    try {
      room.send(
          new MailRoom.Letter(
              parcel.delivery().id(),
              channel.target(),
              subject(channel, parcel),
              text(channel, parcel),
              List.of()));
    } catch (DeliveryFailedException e) {
      throw new DeliveryFailedException(String.valueOf(e.getMessage()), false);
    }
  }

  private static String subject(Channel channel, Parcel parcel) {
    boolean chinese = channel.chinese();
    String mark = parcel.delivery().urgent() ? (chinese ? "【紧急】" : "[Urgent] ") : "";
    if (parcel.count() == 1 && !parcel.notices().isEmpty()) {
      return mark + parcel.notices().get(0).notice().title(chinese);
    }
    return mark
        + (chinese ? "效能：" + parcel.count() + " 条通知" : "Xiaoneng: " + parcel.count() + " notices");
  }

  private String text(Channel channel, Parcel parcel) {
    boolean chinese = channel.chinese();
    Figures figures = new Figures(chinese ? Locale.CHINA : Locale.ENGLISH, zone);
    StringBuilder text = new StringBuilder();
    for (PostedNotice each : parcel.notices()) {
      Notice notice = each.notice();
      text.append(figures.at(each.at())).append("  ").append(notice.title(chinese)).append('\n');
      if (!notice.text(chinese).isEmpty()) {
        text.append(notice.text(chinese)).append('\n');
      }
      if (!notice.link().isEmpty()) {
        text.append(settings.baseUrl()).append(notice.link()).append('\n');
      }
      text.append('\n');
    }
    int more = parcel.count() - parcel.notices().size();
    if (more > 0) {
      text.append(chinese ? "另有 " + more + " 条，请到通知页查看：" : more + " more are on the page: ")
          .append(settings.baseUrl())
          .append("/notices\n");
    }
    return text.toString();
  }
}
