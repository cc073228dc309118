package io.xiaoneng.importer.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks a file where it is packed by gzip; the first two bytes tell, not the name. */
public final class Unpacked {

  private static final int BUFFER = 1 << 16;

  private Unpacked() {}

  /** The content, in a buffer. */
  public static InputStream of(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
  }
}
