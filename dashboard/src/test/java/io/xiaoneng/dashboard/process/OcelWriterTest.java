package io.xiaoneng.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Held to what OCEL 2.0 demands of a log: nothing undeclared, nothing that points nowhere. */
class OcelWriterTest {

  private static JsonNode write(Trace... traces) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OcelWriter writer = new OcelWriter(out);
    for (Trace each : traces) {
      writer.write(each);
    }
    writer.end();
    return JsonMapper.shared().readTree(out.toByteArray());
  }

  private static final Trace FIRST =
      Traces.of("a")
          .at(0, "applied", "unit", "610113", "project", "p-1", "assisted", true)
          .at(1, "step-started", "step", "审查", "unit", "610100", "limitDays", 3L)
          .at(2, "step-finished", "step", "审查", "limitDays", "three")
          .trace();
  private static final Trace SECOND =
      Traces.of("b").at(0, "applied", "project", "p-1").at(3, "decided").trace();

  private static Map<String, Set<String>> declared(JsonNode types) {
    Map<String, Set<String>> declared = new HashMap<>();
    for (JsonNode type : types) {
      Set<String> attributes = new HashSet<>();
      type.get("attributes")
          .forEach(
              each -> {
                assertThat(each.get("type").asString())
                    .isIn("string", "integer", "float", "boolean", "time");
                attributes.add(each.get("name").asString());
              });
      assertThat(declared.put(type.get("name").asString(), attributes)).isNull();
    }
    return declared;
  }

  private static void check(JsonNode each, Map<String, Set<String>> types, Set<String> objects) {
    String type = each.get("type").asString();
    assertThat(types).containsKey(type);
    each.get("attributes")
        .forEach(of -> assertThat(types.get(type)).contains(of.get("name").asString()));
    each.get("relationships")
        .forEach(
            to -> {
              assertThat(objects).contains(to.get("objectId").asString());
              assertThat(to.get("qualifier").asString()).isNotEmpty();
            });
  }

  @Test
  void everythingIsDeclaredOnceAndPointsToAnObject() {
    JsonNode log = write(FIRST, SECOND);
    Map<String, Set<String>> eventTypes = declared(log.get("eventTypes"));
    Map<String, Set<String>> objectTypes = declared(log.get("objectTypes"));
    Set<String> objects = new HashSet<>();
    log.get("objects").forEach(each -> assertThat(objects.add(each.get("id").asString())).isTrue());
    Set<String> events = new HashSet<>();
    log.get("events").forEach(each -> assertThat(events.add(each.get("id").asString())).isTrue());
    log.get("objects").forEach(each -> check(each, objectTypes, objects));
    log.get("objects")
        .forEach(
            each ->
                each.get("attributes")
                    .forEach(of -> assertThat(of.get("time").asString()).endsWith("Z")));
    log.get("events").forEach(each -> check(each, eventTypes, objects));
    assertThat(events).hasSize(5);
    assertThat(objects)
        .contains("case:a", "case:b", "unit:610113", "unit:610100", "item:item-1", "project:p-1");
  }

  @Test
  void casesOfOneProjectMeetInIt() {
    int[] meeting = new int[1];
    write(FIRST, SECOND)
        .get("objects")
        .forEach(
            each ->
                each.get("relationships")
                    .forEach(
                        to ->
                            meeting[0] +=
                                to.get("objectId").asString().equals("project:p-1") ? 1 : 0));
    assertThat(meeting[0]).isEqualTo(2);
  }

  @Test
  void everyEventIsRelatedToAllThatItsCaseIs() {
    Map<String, Set<String>> related = new HashMap<>();
    write(FIRST)
        .get("events")
        .forEach(
            event -> {
              Set<String> to = new HashSet<>();
              event
                  .get("relationships")
                  .forEach(
                      each ->
                          to.add(
                              each.get("qualifier").asString()
                                  + " "
                                  + each.get("objectId").asString()));
              related.put(event.get("type").asString(), to);
            });
    Set<String> always =
        Set.of("case case:a", "responsible unit:610113", "item item:item-1", "part of project:p-1");
    assertThat(related.get("applied")).isEqualTo(always);
    assertThat(related.get("审查+start")).containsAll(always).contains("holds unit:610100");
  }

  @Test
  void aStepBeginsAndEndsWithTwoTypesAndTheEndBearsItsName() {
    JsonNode log = write(FIRST);
    assertThat(log.get("events"))
        .extracting(each -> each.get("type").asString())
        .containsExactly("applied", "审查+start", "审查");
  }

  @Test
  void aLogWithoutCasesIsALog() {
    assertThat(write().get("objects")).isEmpty();
  }
}
