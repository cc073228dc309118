package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two districts, one of them with a sub-district and a community that has nearly all the cases. */
final class SmallCity {

  static final String DISTRICT = "NORTH";
  static final String STREET = "N1";
  static final String COMMUNITY = "N11";
  static final String ITEM = "PERMIT";

  /** The district that who belongs to the other one may know nothing of. */
  static final String FOREIGN = "SOUTH";

  /** What the foreign district is called on every page that tells of it, in either language. */
  static final String FOREIGN_NAME = "Southern-District";

  private static final int DECIDED = 24;
  private static final int OVERDUE = 3;
  private static final int FOREIGN_CASES = 4;

  private SmallCity() {}

  /** Registers the units and sends the cases of the last four weeks. */
  static void send(Stack stack) throws IOException, InterruptedException {
    unit(stack, "TOWN", "Town", "CITY", null);
    unit(stack, DISTRICT, "Northern-District", "DISTRICT", "TOWN");
    unit(stack, FOREIGN, FOREIGN_NAME, "DISTRICT", "TOWN");
    unit(stack, STREET, "Bell-Street", "STREET", DISTRICT);
    unit(stack, COMMUNITY, "Bell-Community", "COMMUNITY", STREET);
    List<String> events = new ArrayList<>();
    for (int i = 0; i < DECIDED; i++) {
      add(events, "SMALL-" + i, COMMUNITY, i, true);
    }
    for (int i = 0; i < OVERDUE; i++) {
      add(events, "SMALL-LATE-" + i, COMMUNITY, 26 + i, false);
    }
    for (int i = 0; i < FOREIGN_CASES; i++) {
      add(events, "FOREIGN-" + i, FOREIGN, 5 + i, true);
    }
    assertThat(stack.post("[" + String.join(",", events) + "]").body())
        .contains("\"accepted\":" + events.size());
  }

  /** Applied for that many days ago, promised for ten days; decided on the third, or not yet. */
  private static void add(
      List<String> events, String id, String unit, int daysAgo, boolean decided) {
    Instant applied = Instant.now().minus(Duration.ofDays(4L + daysAgo)).minusSeconds(60);
    Instant accepted = applied.plus(Duration.ofHours(1));
    events.add(
        LaggingUnit.event(
            id,
            "case.applied",
            applied,
            Map.of("unit", unit, "item", ITEM, "channel", "WEB", "applicantKind", "PERSON")));
    events.add(
        LaggingUnit.event(
            id,
            "case.accepted",
            accepted,
            Map.of(
                "kind",
                "COMMITTED",
                "promisedDueAt",
                accepted.plus(Duration.ofDays(10)).toString())));
    if (decided) {
      events.add(
          LaggingUnit.event(
              id,
              "case.decided",
              accepted.plus(Duration.ofDays(2)),
              Map.of("outcome", "APPROVED")));
    }
  }

  private static void unit(
      Stack stack, String code, String name, String level, @Nullable String parent)
      throws IOException, InterruptedException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("nameZh", name);
    fields.put("nameEn", name);
    fields.put("level", level);
    if (parent != null) {
      fields.put("parent", parent);
    }
    String path = "/api/v1/registry/unit/" + code;
    assertThat(stack.send("PUT", path, Json.write(fields)).statusCode()).as(path).isEqualTo(200);
  }
}
