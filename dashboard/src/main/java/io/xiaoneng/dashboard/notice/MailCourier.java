package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.page.Figures;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Takes parcels by SMTP, as plain text. The server and its time limits are those of {@code
 * spring.mail}.
 */
@Component
class MailCourier implements Courier {

  private final ObjectProvider<JavaMailSender> servers;
  private final NoticeSettings settings;
  private final ZoneId zone;

  MailCourier(
      ObjectProvider<JavaMailSender> servers, NoticeSettings settings, XiaonengProperties city) {
    this.servers = servers;
    this.settings = settings;
    this.zone = city.zoneId();
  }

  @Override
  public Channel.Kind kind() {
    return Channel.Kind.MAIL;
  }

  @Override
  public void take(Channel channel, Parcel parcel) throws DeliveryFailedException {
    JavaMailSender server = servers.getIfAvailable();
    if (server == null) {
      throw new DeliveryFailedException("no mail server is set: spring.mail.host", false);
    }
    try {
      server.send(message(server, channel, parcel));
    } catch (MessagingException e) {
      throw new DeliveryFailedException("no mail can be made of it", true);
    } catch (MailException e) {
      // Its own words may repeat addresses and what the server said.
      throw new DeliveryFailedException(
          "the mail server did not take it: " + e.getClass().getSimpleName(), false);
    }
  }

  private MimeMessage message(JavaMailSender server, Channel channel, Parcel parcel)
      throws MessagingException {
    MimeMessage message = server.createMimeMessage();
    MimeMessageHelper mail = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    mail.setFrom(settings.from());
    mail.setTo(channel.target());
    mail.setSubject(subject(channel, parcel));
    mail.setText(text(channel, parcel));
    message.setHeader("Message-ID", "<" + parcel.delivery().id() + "@xiaoneng>");
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
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
