package io.xiaoneng.dashboard.report.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import io.xiaoneng.dashboard.courier.MailRoom;
import io.xiaoneng.dashboard.courier.Signature;
import io.xiaoneng.dashboard.courier.WebhookClient;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.registry.Unit;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Reports to real servers in this process that die, refuse and come back. */
class DispatcherTest {

  private static final int UNITS = 1_400;

  @TempDir Path directory;

  private ReportHouse house;
  private GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private int port;

  @BeforeEach
  void open() {
    house = new ReportHouse(directory);
    mails.start();
    port = mails.getSmtp().getPort();
  }

  @AfterEach
  void close() {
    mails.stop();
    house.close();
  }

  private MailCarrier mail() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    Properties limits = sender.getJavaMailProperties();
    limits.put("mail.smtp.connectiontimeout", "2000");
    limits.put("mail.smtp.timeout", "5000");
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    MailRoom room = new MailRoom(beans.getBeanProvider(JavaMailSender.class), house.courier);
    return new MailCarrier(room, house.courier, house.settings, house.city);
  }

  private FolderCarrier folder() {
    return new FolderCarrier(house.settings.root(house.city));
  }

  private void restartMail() {
    mails = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    mails.start();
  }

  private static List<String> recipients(GreenMail server) {
    List<String> all = new ArrayList<>();
    try {
      for (MimeMessage each : server.getReceivedMessages()) {
        all.add(each.getAllRecipients()[0].toString());
      }
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  @Test
  void aMailServerThatDiesAmongFourteenHundredHoldsUpNothingElseAndEachComesOnce()
      throws Exception {
    for (int i = 0; i < UNITS; i++) {
      house.registry.unit("C%04d".formatted(i), Unit.Level.COMMUNITY, "610102");
    }
    AtomicInteger sent = new AtomicInteger();
    List<String> first = new ArrayList<>();
    MailCarrier real = mail();
    Carrier dying =
        new Carrier() {
          @Override
          public RecipientKind kind() {
            return RecipientKind.MAIL;
          }

          @Override
          public String carry(Cargo cargo) throws DeliveryFailedException {
            if (sent.getAndIncrement() == 500) {
              first.addAll(recipients(mails));
              mails.stop();
            }
            return real.carry(cargo);
          }
        };
    ReportHouse.Life life = house.new Life(dying, folder());
    long id =
        life.schedules
            .add(
                new ScheduleDraft(
                    "各社区",
                    ReportKind.WEEKLY,
                    List.of(ReportFormat.JSON),
                    "zh",
                    1,
                    true,
                    "08:30",
                    true),
                ReportHouse.ASSESSOR)
            .id();
    life.recipient(id, RecipientKind.MAIL, "{unit}@city.example", "each:COMMUNITY");
    life.recipient(id, RecipientKind.FOLDER, "units/{unit}", "each:COMMUNITY");
    house.time.go(Duration.ofHours(2));
    assertThat(life.turn()).isEqualTo(UNITS + 500);
    long run = life.only().id();
    assertThat(life.files.count(run)).isEqualTo(UNITS);
    assertThat(first).hasSize(500);
    assertThat(house.notices()).hasSize(2).allMatch(each -> each.contains("wait for a server"));
    assertThat(life.dispatches.list(run, Dispatch.State.PENDING, 0, 1_000))
        .hasSize(900)
        .filteredOn(each -> !each.reason().isEmpty())
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("was not reached"));

    assertThat(life.turn()).as("the lane is closed").isZero();
    house.time.go(Duration.ofMinutes(2));
    restartMail();
    assertThat(house.new Life(real, folder()).turn())
        .as("by a program started anew")
        .isEqualTo(900);
    List<String> all = new ArrayList<>(first);
    all.addAll(recipients(mails));
    assertThat(all).hasSize(UNITS).doesNotHaveDuplicates();
    assertThat(life.dispatches.rounds(run))
        .singleElement()
        .satisfies(each -> assertThat(each.sent()).isEqualTo(2 * UNITS));
    try (Stream<Path> files = Files.walk(house.settings.root(house.city))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(UNITS);
    }
  }

  @Test
  void aMailHasEveryFormatTheChecksumsAndAnIdOfItsOwn() throws Exception {
    ReportHouse.Life life = house.new Life(mail());
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.MAIL, "leader@city.example", null);
    house.time.go(Duration.ofHours(2));
    assertThat(life.turn()).isEqualTo(1);
    MimeMessage mail = mails.getReceivedMessages()[0];
    Dispatch dispatch = life.dispatches.of(life.only().id(), 1).get(0);
    assertThat(mail.getMessageID()).isEqualTo("<" + dispatch.id() + "@xiaoneng>");
    assertThat(dispatch.receipt()).isEqualTo(mail.getMessageID());
    assertThat(mail.getSubject()).isEqualTo("周报 · 2026-W09");
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    String text =
        ((Multipart) parts.getBodyPart(0).getContent()).getBodyPart(0).getContent().toString();
    for (RunFile each : life.files.of(life.only().id())) {
      assertThat(text).contains(each.sha256(), each.name());
    }
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
        .isEqualTo(
            Files.readAllBytes(
                life.spool.path(life.files.of(life.only().id(), "").get(0).sha256())));
  }

  @Test
  void aServerThatStaysAwayIsGivenUpAfterDaysAndThoseItMissedGetItByOneClick() throws Exception {
    mails.stop();
    ReportHouse.Life life = house.new Life(mail(), folder());
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.MAIL, "a@city.example", null);
    life.recipient(id, RecipientKind.MAIL, "b@city.example", null);
    life.recipient(id, RecipientKind.FOLDER, "leaders", null);
    house.time.go(Duration.ofHours(2));
    assertThat(life.turn()).isEqualTo(1);
    house.time.go(Dispatcher.PATIENCE.plusHours(1));
    life.turn();
    long run = life.only().id();
    assertThat(life.dispatches.list(run, Dispatch.State.FAILED, 0, 10))
        .hasSize(2)
        .allMatch(each -> each.reason().startsWith("given up after 3 days"));
    assertThat(house.notices()).anyMatch(each -> each.startsWith("2 deliveries of a report"));
    restartMail();
    house.time.go(Duration.ofHours(1));
    life.desk.sendAgain(run, RunDesk.To.MISSED, ReportHouse.ASSESSOR);
    assertThat(life.turn()).isEqualTo(2);
    assertThat(recipients(mails)).containsExactlyInAnyOrder("a@city.example", "b@city.example");
  }

  @Test
  void aMailThatMayHaveArrivedIsNotSentAgainByItself() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Carrier unsure =
        new Carrier() {
          @Override
          public RecipientKind kind() {
            return RecipientKind.MAIL;
          }

          @Override
          public String carry(Cargo cargo) throws DeliveryFailedException {
            tries.incrementAndGet();
            throw new DeliveryFailedException("no answer", Cause.UNCERTAIN);
          }
        };
    ReportHouse.Life life = house.new Life(unsure);
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.MAIL, "a@city.example", null);
    house.time.go(Duration.ofHours(2));
    life.turn();
    house.time.go(Duration.ofDays(1));
    life.turn();
    assertThat(tries).hasValue(1);
    Dispatch only = life.dispatches.of(life.only().id(), 1).get(0);
    assertThat(only.state()).isEqualTo(Dispatch.State.UNCERTAIN);
    assertThat(only.reason()).contains("may have arrived as <" + only.id());
    assertThat(house.notices()).anyMatch(each -> each.startsWith("1 deliveries of a report"));
  }

  @Test
  void filesThatAreTooLargeForAMailAreNotTriedAgain() {
    house.pdf.size = 2 << 20;
    ReportHouse.Life life = house.new Life(mail());
    long id = life.weekly("周报").id();
    life.recipient(id, RecipientKind.MAIL, "a@city.example", null);
    house.time.go(Duration.ofHours(2));
    assertThat(life.turn()).isZero();
    Dispatch only = life.dispatches.of(life.only().id(), 1).get(0);
    assertThat(only.state()).isEqualTo(Dispatch.State.FAILED);
    assertThat(only.reason()).contains("a mail takes 1 MB");
  }

  private record Call(String key, String sha256, String signature, String timestamp, byte[] body) {}

  @Test
  void aWebhookGetsEachFormatSignedUnderAKeyThatStaysTheSame() throws Exception {
    List<Call> calls = new CopyOnWriteArrayList<>();
    AtomicInteger status = new AtomicInteger(503);
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/in",
        exchange -> {
          calls.add(
              new Call(
                  exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                  exchange.getRequestHeaders().getFirst("X-Xiaoneng-Sha256"),
                  exchange.getRequestHeaders().getFirst(WebhookClient.SIGNATURE),
                  exchange.getRequestHeaders().getFirst(WebhookClient.TIMESTAMP),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    receiver.start();
    try (WebhookClient client = new WebhookClient(house.courier, Duration.ofSeconds(10))) {
      ReportHouse.Life life = house.new Life(new WebhookCarrier(client));
      long id = life.weekly("周报").id();
      String target = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/in?token=x";
      life.recipient(id, RecipientKind.WEBHOOK, target, "610102");
      house.time.go(Duration.ofHours(2));
      assertThat(life.turn()).isZero();
      status.set(200);
      house.time.go(Duration.ofMinutes(1));
      assertThat(life.turn()).isEqualTo(2);
      assertThat(calls).hasSize(4);
      assertThat(Set.copyOf(calls.stream().map(Call::key).toList())).hasSize(2);
      for (Call each : calls) {
        assertThat(each.signature())
            .isEqualTo(Signature.of("s".repeat(32), each.timestamp(), each.body()));
        Path body = Files.write(directory.resolve("body"), each.body());
        assertThat(Spool.sha256(body)).isEqualTo(each.sha256());
      }
      assertThat(house.plain.sql("select detail from audit_entry").query(String.class).list())
          .noneMatch(each -> each.contains("token=x") || each.contains("ssss"));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void aCodeThatIsNoNameCannotLeadAFolderAstrayAndStopsNobodyElse() throws IOException {
    house.registry.unit("../../evil", Unit.Level.STREET, "610102");
    house.registry.unit("610102001", Unit.Level.STREET, "610102");
    ReportHouse.Life life = house.new Life(folder());
    long id = life.weekly("街道").id();
    life.recipient(id, RecipientKind.FOLDER, "units/{unit}", "each:STREET");
    house.time.go(Duration.ofHours(2));
    assertThat(life.turn()).isEqualTo(1);
    assertThat(life.dispatches.list(life.only().id(), Dispatch.State.FAILED, 0, 10))
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).contains("folder below the root"));
    assertThat(house.settings.root(house.city).resolve("units/610102001")).isNotEmptyDirectory();
    assertThat(directory.resolve("evil")).doesNotExist();
  }
}
