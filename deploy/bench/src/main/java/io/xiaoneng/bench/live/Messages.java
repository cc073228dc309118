package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads compressed messages. The same bytes are unpacked once, however many viewers received them:
 * thousands of viewers in one process must not cost more than what they look at.
 */
final class Messages {

  /** More than are on their way at a time. */
  private static final int KEPT = 64;

  private final Map<Long, Known> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * One message.
   *
   * @param event what it tells of, "" for a comment
   * @param id as its sender counts, 0 where it has none
   * @param size of its data, in characters
   * @param sum CRC of its data
   */
  record Message(String event, long id, int size, long sum) {}

  private record Known(byte[] packed, Message message) {}

  /** What a message says. */
  Message read(byte[] packed) {
    long key = sum(packed);
    synchronized (known) {
      Known seen = known.get(key);
      if (seen != null && Arrays.equals(seen.packed, packed)) {
        return seen.message;
      }
      Message message = parse(unpacked(packed));
      known.put(key, new Known(packed, message));
      return message;
    }
  }

  private static Message parse(String text) {
    String event = "";
    long id = 0;
    String data = "";
    for (String line : text.split("\n")) {
      if (line.startsWith("id:")) {
        id = Long.parseLong(line.substring(3).strip());
      } else if (line.startsWith("event:")) {
        event = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data = line;
      }
    }
    return new Message(event, id, data.length(), sum(data.getBytes(StandardCharsets.UTF_8)));
  }

  private static String unpacked(byte[] packed) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream plain = new ByteArrayOutputStream(4 * packed.length);
      byte[] buffer = new byte[8_192];
      for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
        plain.write(buffer, 0, read);
      }
      return plain.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new BenchException("a live stream is no gzip: " + e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }

  private static long sum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
