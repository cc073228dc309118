package io.xiaoneng.dashboard.courier;

import io.xiaoneng.dashboard.courier.DeliveryFailedException.Cause;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands mails to the server of {@code spring.mail}, whose time limits are set there. Safe to share.
 *
 * <p>A server takes a mail when it has got its last line. What fails before that has not arrived;
 * where the answer to the last line is missing, nobody knows.
 */
@Component
public class MailRoom {

  private static final int FIRST_LASTING = 500;
  private static final Pattern REFUSAL = Pattern.compile("^([45]\\d\\d)[ -]");

  private final ObjectProvider<JavaMailSender> servers;
  private final CourierSettings settings;

  /** A room before the server there is, if there is one. */
  public MailRoom(ObjectProvider<JavaMailSender> servers, CourierSettings settings) {
    this.servers = servers;
    this.settings = settings;
  }

  /**
   * A mail.
   *
   * @param id of its Message-ID, unique: letters, digits, dots and hyphens
   * @param to one address
   * @param text plain
   */
  public record Letter(String id, String to, String subject, String text, List<Enclosure> files) {

    /** Takes its own copy. */
    public Letter {
      files = List.copyOf(files);
    }
  }

  /** A file that goes with a mail. */
  public record Enclosure(String name, String mediaType, Path file) {}

  /** A letter's Message-ID as it stands in the mail. */
  public static String messageId(String id) {
    return "<" + id + "@xiaoneng>";
  }

  /**
   * Returns when the server has taken it.
   *
   * @throws DeliveryFailedException where it did not, or did not say so
   */
  public void send(Letter letter) throws DeliveryFailedException {
    JavaMailSender server = servers.getIfAvailable();
    if (server == null) {
      throw new DeliveryFailedException("no mail server is set: spring.mail.host", Cause.AWAY);
    }
    Watched message = new Watched(server.createMimeMessage().getSession());
    try {
      fill(message, letter);
    } catch (MessagingException e) {
      throw new DeliveryFailedException("no mail can be made of it", true);
    }
    try {
      server.send(message);
    } catch (MailException e) {
      Exception own = own(e);
      if (own != null || !message.whole) {
        throw failed(e, own, message.whole);
      }
      // It was taken; what failed was the good-bye.
    }
  }

  private static @Nullable Exception own(MailException failure) {
    return failure instanceof MailSendException sent && sent.getMessageExceptions().length > 0
        ? sent.getMessageExceptions()[0]
        : null;
  }

  private void fill(MimeMessage message, Letter letter) throws MessagingException {
    MimeMessageHelper mail =
        new MimeMessageHelper(message, !letter.files().isEmpty(), StandardCharsets.UTF_8.name());
    mail.setFrom(settings.from());
    mail.setTo(letter.to());
    mail.setSubject(letter.subject());
    mail.setText(letter.text());
    for (Enclosure each : letter.files()) {
      mail.addAttachment(each.name(), new FileSystemResource(each.file()), each.mediaType());
    }
    message.setHeader("Message-ID", messageId(letter.id()));
    message.setHeader("Auto-Submitted", "auto-generated");
  }

  /** The server's own words may repeat addresses and what it said: only their kind is told. */
  private static DeliveryFailedException failed(
      MailException failure, @Nullable Exception own, boolean whole) {
    String problem = "the mail server did not take it: ";
    if (failure instanceof MailAuthenticationException) {
      return new DeliveryFailedException(problem + "it refuses our name", Cause.AWAY);
    }
    if (own == null) {
      return new DeliveryFailedException(problem + failure.getClass().getSimpleName(), Cause.AWAY);
    }
    int answer = answer(own);
    if (answer >= FIRST_LASTING) {
      return new DeliveryFailedException(problem + "it answered " + answer, Cause.LASTING);
    }
    if (answer > 0) {
      return new DeliveryFailedException(problem + "it answered " + answer, Cause.PASSING);
    }
    String kind = own.getClass().getSimpleName();
    return whole
        ? new DeliveryFailedException(
            "the mail server got it whole and did not answer: " + kind, Cause.UNCERTAIN)
        : new DeliveryFailedException(
            "the mail server was not reached, or went away before it had it whole: " + kind,
            Cause.AWAY);
  }

  /** The server's number for the refusal, which its answer begins with; 0 where it gave none. */
  private static int answer(Exception failure) {
    @Nullable Exception each = failure;
    while (each != null) {
      Matcher answer = REFUSAL.matcher(String.valueOf(each.getMessage()));
      if (answer.find()) {
        return Integer.parseInt(answer.group(1));
      }
      each = each instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return 0;
  }

  /** Notes when its last byte is on the way. */
  private static final class Watched extends MimeMessage {

    private boolean whole;

    Watched(Session session) {
      super(session);
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      super.writeTo(out, ignored);
      whole = true;
    }
  }
}
