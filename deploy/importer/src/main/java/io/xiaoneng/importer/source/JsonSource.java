package io.xiaoneng.importer.source;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.event.Reason;
import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.ImportFailure;
import io.xiaoneng.importer.mapping.RowProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a list in JSON, one at a time, such as Open311's {@code requests.json}. A list
 * inside one object ({@code {"service_requests":[…]}}) is found too, and several lists one behind
 * the other, as pages of answers saved into one file, are read as one.
 */
public final class JsonSource implements RowSource {

  private final String file;
  private final JsonObjects objects;
  private final InputStream bytes;

  /**
   * @param file its name, for messages
   * @param bytes the file's content in UTF-8, unpacked; closed with this
   */
  public JsonSource(String file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
    this.objects = new JsonObjects(file, bytes);
  }

  @Override
  public void read(RowConsumer consumer) throws IOException {
    while (objects.next()) {
      byte[] text = objects.text();
      if (text == null) {
        consumer.malformed(
            row(objects.line(), Map.of(), ""),
            new RowProblem(
                Reason.TOO_LARGE, "the object has more than " + JsonObjects.MAX_BYTES + " bytes"));
      } else {
        hand(text, consumer);
      }
    }
    if (!objects.foundList()) {
      throw new ImportFailure(file + " has no list of service requests: no '[' in it");
    }
  }

  private void hand(byte[] text, RowConsumer consumer) {
    String written = new String(text, StandardCharsets.UTF_8);
    Map<String, String> values = new HashMap<>();
    try {
      if (Json.parse(text) instanceof Map<?, ?> members) {
        flatten("", members, values);
      }
      consumer.row(Grain.ROW, row(objects.line(), values, written));
    } catch (JsonException damaged) {
      consumer.malformed(
          row(objects.line(), values, written),
          new RowProblem(Reason.NOT_JSON, String.valueOf(damaged.getMessage())));
    }
  }

  private static JsonRow row(long line, Map<String, String> values, String text) {
    return new JsonRow(line, values, text);
  }

  private static void flatten(String path, Map<?, ?> members, Map<String, String> values) {
    members.forEach((name, value) -> put(path + name, value, values));
  }

  private static void put(String name, @Nullable Object value, Map<String, String> values) {
    if (value instanceof Map<?, ?> inside) {
      flatten(name + ".", inside, values);
    } else if (value instanceof List<?> list) {
      values.put(name, Json.write(list));
    } else if (value != null && !value.toString().isBlank()) {
      values.put(name, value.toString().strip());
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
