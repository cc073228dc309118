package io.xiaoneng.dashboard.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What can be known about a mail that did not simply arrive. */
class MailRoomTest {

  @TempDir Path directory;

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private ServerSocket server;

  /** At which command the server goes away, or what it answers in its place. */
  private volatile String at = "";

  private volatile String answer = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "smtp");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(socket);
      } catch (IOException e) {
        // The next one, or the end.
      }
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = socket.getOutputStream();
    say(out, "220 ready");
    String line = in.readLine();
    while (line != null) {
      String command = line.split("[ :]")[0];
      StringBuilder text = new StringBuilder();
      if (command.equals("DATA") && !at.equals("DATA")) {
        say(out, "354 go on");
        for (String each = in.readLine(); !".".equals(each); each = in.readLine()) {
          text.append(each).append('\n');
        }
        command = "END";
      }
      if (command.equals(at) && answer.isEmpty()) {
        return;
      }
      if (command.equals("END") && !at.equals("END")) {
        taken.add(text.toString());
      }
      say(out, command.equals(at) ? answer : "250 fine");
      if (command.equals("QUIT")) {
        return;
      }
      line = in.readLine();
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private MailRoom room() {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(server.getLocalPort());
    Properties limits = sender.getJavaMailProperties();
    limits.put("mail.smtp.connectiontimeout", "2000");
    limits.put("mail.smtp.timeout", "5000");
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    return new MailRoom(
        beans.getBeanProvider(JavaMailSender.class),
        new CourierSettings("", "xiaoneng@city.example", false, false));
  }

  private MailRoom.Letter letter() throws IOException {
    Path file = Files.writeString(directory.resolve("report.json"), "{\"a\":1}");
    return new MailRoom.Letter(
        "id-1",
        "leader@city.example",
        "周报",
        "正文",
        List.of(new MailRoom.Enclosure("周报-2026-W09.json", "application/json", file)));
  }

  @Test
  void aLetterGoesWithItsFilesUnderItsOwnId() throws Exception {
    room().send(letter());
    assertThat(taken)
        .singleElement()
        .asString()
        .contains("Message-ID: <id-1@xiaoneng>", "Content-Type: application/json")
        .containsIgnoringCase("filename");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, '', AWAY",
    "RCPT, '', AWAY",
    "DATA, '', AWAY",
    "END, '', UNCERTAIN",
    "RCPT, 550 no such user, LASTING",
    "RCPT, 451 come again, PASSING",
    "MAIL, 550 not you, LASTING",
    "DATA, 554 no, LASTING",
    "END, 554 spam, LASTING",
    "END, 452 full, PASSING"
  })
  void whatIsKnownIsToldAndNoMore(String where, String said, Cause why) throws Exception {
    at = where;
    answer = said;
    MailRoom.Letter letter = letter();
    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> room().send(letter));
    assertThat(failure).isNotNull();
    assertThat(failure.why()).isEqualTo(why);
    assertThat(failure.getMessage()).doesNotContain("leader@", "spam", "such user");
    assertThat(taken).isEmpty();
  }

  /** It was taken: that the good-bye fails makes no failure of it. */
  @Test
  void aMailThatWasTakenIsTakenHoweverTheConversationEnds() throws Exception {
    at = "QUIT";
    MailRoom.Letter letter = letter();
    assertThatCode(() -> room().send(letter)).doesNotThrowAnyException();
    assertThat(taken).hasSize(1);
  }

  @Test
  void aServerThatIsNotThereIsAway() throws Exception {
    server.close();
    MailRoom.Letter letter = letter();
    assertThat(catchThrowableOfType(DeliveryFailedException.class, () -> room().send(letter)).why())
        .isEqualTo(Cause.AWAY);
  }
}
