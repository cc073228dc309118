package io.xiaoneng.dashboard.notice;

import static io.xiaoneng.dashboard.notice.NoticeHouse.normal;
import static io.xiaoneng.dashboard.notice.NoticeHouse.notice;
import static io.xiaoneng.dashboard.notice.NoticeHouse.urgent;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.xiaoneng.dashboard.courier.MailRoom;
import io.xiaoneng.dashboard.security.Role;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails to a real SMTP server in this process. */
class MailDeliveryTest {

  private static final String BOX = "supervision@city.example";

  private final NoticeHouse house = new NoticeHouse();
  private final NoticeBoard board = house.board;
  private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private DeliveryRun run;
  private int port;

  @BeforeEach
  void start() {
    server.start();
    port = server.getSmtp().getPort();
    run =
        house.run(
            new MailCourier(new MailRoom(sender(), house.settings), house.settings, house.city));
  }

  @AfterEach
  void stop() {
    server.stop();
    house.close();
  }

  private ObjectProvider<JavaMailSender> sender() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    Properties limits = sender.getJavaMailProperties();
    limits.put("mail.smtp.connectiontimeout", "2000");
    limits.put("mail.smtp.timeout", "5000");
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    return beans.getBeanProvider(JavaMailSender.class);
  }

  private void channel(int digest, QuietHours quiet) {
    house.channel(Channel.Kind.MAIL, BOX, Role.SUPERVISOR, null, digest, quiet);
  }

  private MimeMessage only() {
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  @Test
  void aNoticeGoesOutOnceToWhomItIsFor() throws Exception {
    channel(0, null);
    house.channel(Channel.Kind.MAIL, "leader@city.example", Role.LEADER, null, 0, null);
    board.post(normal("7"));
    assertThat(run.run()).isEqualTo(1);
    assertThat(run.run()).isZero();
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("督办卡 7 逾期");
    assertThat(mail.getAllRecipients()).singleElement().hasToString(BOX);
    assertThat(mail.getFrom()).singleElement().hasToString("xiaoneng@city.example");
    assertThat((String) mail.getContent())
        .contains("2026-03-02 10:00", "请办理", "https://xiaoneng.example/supervision/cards/7");
    Delivery sent = house.all().get(0);
    assertThat(sent.state()).isEqualTo(Delivery.State.SENT);
    assertThat(mail.getMessageID()).isEqualTo("<" + sent.id() + "@xiaoneng>");
  }

  @Test
  void aStormIsOneMail() throws Exception {
    channel(0, null);
    for (int i = 0; i < 120; i++) {
      board.post(normal("n" + i));
    }
    run.run();
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("效能：120 条通知");
    assertThat((String) mail.getContent())
        .contains("督办卡 n0 逾期", "督办卡 n49 逾期", "另有 70 条", "https://xiaoneng.example/notices")
        .doesNotContain("督办卡 n50 ");
  }

  @Test
  void aDigestGathersUntilItsWindowEnds() throws Exception {
    channel(60, null);
    board.post(normal("a"));
    run.run();
    house.time.go(Duration.ofMinutes(59));
    board.post(normal("b"));
    run.run();
    assertThat(server.getReceivedMessages()).isEmpty();
    house.time.go(Duration.ofMinutes(1));
    run.run();
    assertThat(only().getSubject()).isEqualTo("效能：2 条通知");
  }

  @Test
  void onlyWhatIsUrgentPassesQuietHoursAndDigests() throws Exception {
    channel(30, new QuietHours(LocalTime.of(9, 0), LocalTime.of(14, 0)));
    board.post(normal("calm"));
    board.post(urgent("now"));
    run.run();
    assertThat(only().getSubject()).isEqualTo("【紧急】督办卡 now 逾期");
    house.time.go(Duration.ofHours(4).minusSeconds(1));
    run.run();
    assertThat(server.getReceivedMessages()).hasSize(1);
    house.time.go(Duration.ofSeconds(1));
    run.run();
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("督办卡 calm 逾期");
  }

  @Test
  void whileTheServerIsAwayNoticesGatherAndThenComeInOrder() throws Exception {
    channel(0, null);
    server.stop();
    board.post(normal("first"));
    run.run();
    board.post(normal("second"));
    run.run();
    board.post(normal("third"));
    run.run();
    assertThat(house.all())
        .extracting(Delivery::state, Delivery::attempts, Delivery::notices)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Delivery.State.RETRYING, 1, 1),
            org.assertj.core.groups.Tuple.tuple(Delivery.State.GATHERING, 0, 2));
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    server.start();
    house.time.go(DeliveryRun.waitAfter(1));
    assertThat(run.run()).isEqualTo(2);
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("督办卡 first 逾期");
    assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("效能：2 条通知");
  }

  @Test
  void aChannelOfAUnitGetsItsSubtreeOnly() throws Exception {
    house.channel(Channel.Kind.MAIL, BOX, Role.UNIT, "610102", 0, null);
    board.post(notice("own", Audience.of("610102001"), NoticeUrgency.NORMAL));
    board.post(notice("other", Audience.of("610103"), NoticeUrgency.NORMAL));
    board.post(normal("supervisor"));
    run.run();
    assertThat(only().getSubject()).isEqualTo("督办卡 own 逾期");
  }

  @Test
  void withoutAServerTheDeliveryWaitsAndSaysWhy() {
    DeliveryRun none =
        house.run(
            new MailCourier(
                new MailRoom(
                    new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class),
                    house.settings),
                house.settings,
                house.city));
    channel(0, null);
    board.post(normal("a"));
    none.run();
    assertThat(house.all())
        .singleElement()
        .matches(each -> each.state() == Delivery.State.RETRYING)
        .matches(each -> each.problem().contains("spring.mail.host"));
  }
}
