package io.xiaoneng.dashboard.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The parts of an office document, as a zip in which no moment stands: the same parts give the same
 * bytes. Not thread-safe.
 */
public final class Parts {

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ZipOutputStream zip;

  /** Writes there; does not close it. */
  public Parts(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  /** Adds a part of text. */
  public void add(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part. */
  public void add(String name, byte[] bytes) throws IOException {
    begin(name).write(bytes);
    end();
  }

  /** Adds a part, all that is left of a stream. */
  public void add(String name, InputStream from) throws IOException {
    from.transferTo(begin(name));
    end();
  }

  /** Begins a part that is written to the stream until {@link #end}. */
  public OutputStream begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // A local time, so that the zone of the machine does not matter.
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    return zip;
  }

  /** Ends the part that was begun. */
  public void end() throws IOException {
    zip.closeEntry();
  }

  /** Ends the document. */
  public void finish() throws IOException {
    zip.finish();
  }
}
