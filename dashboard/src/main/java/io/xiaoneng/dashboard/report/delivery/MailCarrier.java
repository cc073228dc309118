package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.MailRoom;
import io.xiaoneng.dashboard.page.Figures;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends reports as mails, with all their formats enclosed and their checksums in the text. */
@Component
class MailCarrier implements Carrier {

  private static final double MEGABYTE = 1 << 20;

  private final MailRoom room;
  private final CourierSettings courier;
  private final DeliverySettings settings;
  private final ZoneId zone;

  MailCarrier(
      MailRoom room, CourierSettings courier, DeliverySettings settings, XiaonengProperties city) {
    this.room = room;
    this.courier = courier;
    this.settings = settings;
    this.zone = city.zoneId();
  }

  @Override
  public RecipientKind kind() {
    return RecipientKind.MAIL;
  }

  @Override
  public String carry(Cargo cargo) throws DeliveryFailedException {
    long bytes = cargo.pieces().stream().mapToLong(each -> each.file().bytes()).sum();
    if (bytes > settings.mailMost().toBytes()) {
      throw new DeliveryFailedException(
          "the files have %.1f MB, a mail takes %d MB (xiaoneng.reports.mail-most)"
              .formatted(bytes / MEGABYTE, settings.mailMost().toMegabytes()),
          true);
    }
    List<MailRoom.Enclosure> files =
        cargo.pieces().stream()
            .map(
                each ->
                    new MailRoom.Enclosure(
                        each.file().name(), each.file().format().mediaType(), each.bytes()))
            .toList();
    String id = cargo.dispatch().id();
    room.send(
        new MailRoom.Letter(
            id,
            cargo.dispatch().target(),
            cargo.pieces().get(0).file().title(),
            text(cargo),
            files));
    return MailRoom.messageId(id);
  }

  private String text(Cargo cargo) {
    Run run = cargo.run();
    Figures figures = new Figures(run.language(), zone);
    boolean chinese = figures.chinese();
    StringBuilder text = new StringBuilder();
    text.append(cargo.pieces().get(0).file().title()).append("\n\n");
    for (Piece each : cargo.pieces()) {
      text.append(each.file().name())
          .append("\nSHA-256 ")
          .append(each.file().sha256())
          .append('\n')
          .append(chinese ? "生成时间：" : "Made: ")
          .append(figures.at(each.file().madeAt()))
          .append("\n\n");
    }
    text.append(chinese ? "由“效能”自动发送，编号 " : "Sent by Xiaoneng by itself, number ")
        .append(run.id())
        .append('/')
        .append(cargo.dispatch().round());
    if (!courier.baseUrl().isEmpty()) {
      text.append('\n').append(courier.baseUrl()).append(Run.link(run.id()));
    }
    return text.append('\n').toString();
  }
}
