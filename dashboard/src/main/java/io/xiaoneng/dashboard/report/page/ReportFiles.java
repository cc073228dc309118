package io.xiaoneng.dashboard.report.page;

import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.document.Document;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Writes reports into files of their own first: nobody is sent half of one. */
@Component
class ReportFiles {

  /** So many at a time; each may be the scorecards of more than a thousand units. */
  private static final int AT_A_TIME = 2;

  private final Reports reports;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  ReportFiles(Reports reports) {
    this.reports = reports;
  }

  /** Others are being written, as many as may be. */
  static final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException() {
      super("other reports are being written");
    }
  }

  /**
   * A file that is there whole, and goes when it is closed.
   *
   * @param name with its ending
   * @param sha256 of its bytes, in hex
   */
  record Written(Path path, String name, long bytes, String sha256) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Makes and writes a report.
   *
   * @throws BusyException where others are being written
   * @throws ReportFailedException of a section
   * @throws IOException where the file cannot be written
   */
  Written write(ReportOrder order, ReportFormat format) throws IOException {
    if (!places.tryAcquire()) {
      throw new BusyException();
    }
    Path path = null;
    boolean whole = false;
    try {
      Document document = reports.make(order);
      path = Files.createTempFile("report-", "." + format.suffix());
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out =
          new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), digest)) {
        reports.write(document, format, out);
      }
      whole = true;
      return new Written(
          path,
          document.name() + "." + format.suffix(),
          Files.size(path),
          HexFormat.of().formatHex(digest.digest()));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } finally {
      places.release();
      if (!whole && path != null) {
        Files.deleteIfExists(path);
      }
    }
  }
}
