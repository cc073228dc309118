package io.xiaoneng.simulator.street;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes OpenStreetMap XML, packed: nodes first, then ways. Marks all of it as synthetic. */
final class OsmWriter implements AutoCloseable {

  private final Writer out;
  private long ways;

  OsmWriter(Path file) {
    try {
      OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
      out = new OutputStreamWriter(packed, StandardCharsets.UTF_8);
      write("<?xml version='1.0' encoding='UTF-8'?>\n");
      write("<osm version=\"0.6\" generator=\"synthetic demo city, no real streets\">\n");
    } catch (IOException full) {
      throw new UncheckedIOException("the streets cannot be written to " + file, full);
    }
  }

  /**
   * A node.
   *
   * @param tags key, value, key, value …
   */
  void node(long id, double lon, double lat, String... tags) {
    write(
        "<node id=\"" + id + "\" version=\"1\" lat=\"" + degrees(lat) + "\" lon=\"" + degrees(lon));
    if (tags.length == 0) {
      write("\"/>\n");
    } else {
      write("\">" + tags(tags) + "</node>\n");
    }
  }

  /** A way over those nodes. */
  void way(long[] nodes, int count, String... tags) {
    StringBuilder way = new StringBuilder();
    way.append("<way id=\"").append(++ways).append("\" version=\"1\">");
    for (int i = 0; i < count; i++) {
      way.append("<nd ref=\"").append(nodes[i]).append("\"/>");
    }
    write(way.append(tags(tags)).append("</way>\n").toString());
  }

  private static String tags(String... tags) {
    StringBuilder xml = new StringBuilder();
    for (int i = 0; i + 1 < tags.length; i += 2) {
      xml.append("<tag k=\"").append(tags[i]).append("\" v=\"").append(tags[i + 1]).append("\"/>");
    }
    return xml.toString();
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.7f", degrees);
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException full) {
      throw new UncheckedIOException("the streets cannot be written", full);
    }
  }

  @Override
  public void close() {
    write("</osm>\n");
    try {
      out.close();
    } catch (IOException full) {
      throw new UncheckedIOException("the streets cannot be written", full);
    }
  }
}
