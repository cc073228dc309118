package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.page.RealBrowser;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms with too long a file, over a real connection: only there are they cut off. */
class LongFormsTest extends CityTestBase {

  private static final String BOUNDARY = "----xiaoneng";
  private static final String PATH = "/supervision/cards/1/attachments";

  @Autowired private AuditReader audit;

  private RealBrowser browser;

  @BeforeEach
  void open() {
    browser = new RealBrowser(port);
  }

  private void signIn() throws Exception {
    browser.signIn("admin", PASSWORD);
  }

  private HttpResponse<String> send(long size, boolean tellsItsLength) throws Exception {
    byte[] head =
        ("--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"long.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
    BodyPublisher unmeasured =
        BodyPublishers.ofInputStream(
            () ->
                new SequenceInputStream(
                    new SequenceInputStream(new ByteArrayInputStream(head), new Zeros(size)),
                    new ByteArrayInputStream(tail)));
    BodyPublisher body =
        tellsItsLength
            ? BodyPublishers.fromPublisher(unmeasured, head.length + size + tail.length)
            : unmeasured;
    return browser.send(
        browser
            .to(PATH + "?lang=zh")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Accept", "text/html")
            .POST(body)
            .build(),
        BodyHandlers.ofString());
  }

  private List<AuditEntry> logged() {
    return audit.search(
        new AuditReader.Search(null, "upload.refused", null, null, null), Long.MAX_VALUE, 100);
  }

  @Test
  void aFileOf200MegabytesIsAnsweredWithAPageThatSaysSoAndTheLogDoes() throws Exception {
    signIn();
    int before = logged().size();
    HttpResponse<String> answer = send(200L << 20, true);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("文件太大", "20 MB").doesNotContain("??");
    assertThat(logged()).hasSize(before + 1);
    assertThat(logged().get(0).actor()).isEqualTo("admin");
    assertThat(logged().get(0).subject()).isEqualTo("POST " + PATH);
  }

  @Test
  void aFormThatDoesNotSayHowLongItIsIsRefusedAsWell() throws Exception {
    signIn();
    assertThat(send(25L << 20, false).statusCode()).isEqualTo(413);
  }

  @Test
  void aShortFormWithoutItsTokenIsStillRefusedForThat() throws Exception {
    signIn();
    int before = logged().size();
    assertThat(send(1_000, true).statusCode()).isEqualTo(403);
    assertThat(logged()).hasSize(before);
  }

  /** So many bytes that are 0. */
  private static final class Zeros extends InputStream {

    private long left;

    private Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int size = (int) Math.min(length, left);
      Arrays.fill(into, offset, offset + size, (byte) 0);
      left -= size;
      return size;
    }
  }
}
