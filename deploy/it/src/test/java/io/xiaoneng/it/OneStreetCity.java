package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.street.StreetBuilder;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.event.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A city of one straight street from west to east, on which everything can be counted by hand. Each
 * of its crossings, 400 m apart, has a cell; within 15 minutes a grown-up comes two crossings far,
 * an old person one. A hundred people live in each cell, 150 in the five around the tenth crossing.
 * One hall, open day and night, stands at the second crossing.
 */
final class OneStreetCity {
  static final int CROSSINGS = 21;
  static final int PEOPLE = 2_350;

  /** Those who live within two crossings of the hall. */
  static final int COVERED = 500;

  static final String HALL = "Old hall";

  private static final double WEST = 4.80;
  private static final double STEP = 0.005;
  static final double LAT = 52.37;
  private static final Duration MEASURED = Duration.ofMinutes(3);

  private OneStreetCity() {}

  static double lon(int crossing) {
    return WEST + STEP * crossing;
  }

  /** Lays the street where an installation looks for it. */
  static void streets(Path data) throws IOException {
    StreetBuilder streets = new StreetBuilder();
    for (int i = 0; i < CROSSINGS; i++) {
      streets.node(lon(i), LAT);
    }
    for (int i = 1; i < CROSSINGS; i++) {
      streets.edge(i - 1, i, 400, true, true);
    }
    Path file = data.resolve("circle/streets.bin");
    Files.createDirectories(file.getParent());
    StreetFile.write(streets.build(), file);
  }

  /** Registers units, cells and the hall, and waits until the figures have them. */
  static void register(Stack stack) throws IOException, InterruptedException {
    unit(stack, "TOWN", "CITY", null);
    unit(stack, "WEST", "DISTRICT", "TOWN");
    unit(stack, "EAST", "DISTRICT", "TOWN");
    unit(stack, "W1", "STREET", "WEST");
    unit(stack, "E1", "STREET", "EAST");
    unit(stack, "W11", "COMMUNITY", "W1");
    unit(stack, "E11", "COMMUNITY", "E1");
    for (int i = 0; i < CROSSINGS; i++) {
      put(
          stack,
          "cell/" + cell(i),
          Map.of(
              "lon",
              lon(i),
              "lat",
              LAT,
              "population",
              (long) people(i),
              "community",
              i < 10 ? "W11" : "E11"));
    }
    put(
        stack,
        "point/hall",
        Map.of(
            "pointKind", "HALL",
            "nameZh", "老大厅",
            "nameEn", HALL,
            "unit", "W11",
            "lon", lon(2),
            "lat", LAT,
            "hours", "24/7"));
    Stack.await(MEASURED, "the circle", () -> isCounted(stack));
  }

  static String cell(int crossing) {
    return "c%02d".formatted(crossing);
  }

  private static int people(int crossing) {
    return Math.abs(crossing - 10) <= 2 ? 150 : 100;
  }

  private static boolean isCounted(Stack stack) {
    try {
      return stack.get("/api/v1/circle").get("rows") instanceof List<?> rows
          && !rows.isEmpty()
          && rows.get(0) instanceof Map<?, ?> row
          && row.get("people") instanceof Number people
          && people.longValue() == PEOPLE
          && row.get("covered") instanceof Number covered
          && covered.longValue() == COVERED;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void unit(Stack stack, String code, String level, @Nullable String parent)
      throws IOException, InterruptedException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("nameZh", code);
    fields.put("nameEn", code);
    fields.put("level", level);
    if (parent != null) {
      fields.put("parent", parent);
    }
    fields.put("urban", true);
    put(stack, "unit/" + code, fields);
  }

  private static void put(Stack stack, String record, Map<String, Object> fields)
      throws IOException, InterruptedException {
    var answer = stack.send("PUT", "/api/v1/registry/" + record, Json.write(fields));
    assertThat(answer.statusCode()).as(record + ": " + answer.body()).isEqualTo(200);
  }
}
