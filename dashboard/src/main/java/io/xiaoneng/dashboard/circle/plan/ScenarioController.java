package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Csv;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /api/v1/circle/scenarios}: plans that are kept, compared and exported. Everybody who may
 * read may keep one; only its author and administrators change it or take it out.
 */
@RestController
class ScenarioController {

  private static final String PATH = "/api/v1/circle/scenarios";
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_NOTE = 1_000;
  private static final int MOST_COMPARED = 10;
  private static final MediaType CSV = MediaType.valueOf("text/csv;charset=UTF-8");

  private final Scenarios scenarios;
  private final PlanService plans;
  private final CityClock clock;

  ScenarioController(Scenarios scenarios, PlanService plans, CityClock clock) {
    this.scenarios = scenarios;
    this.plans = plans;
    this.clock = clock;
  }

  /** A plan as it is told. */
  record View(
      long id,
      String name,
      String note,
      @Nullable Object question,
      String author,
      Instant createdAt,
      String changedBy,
      Instant changedAt) {

    static View of(Scenario kept) {
      return new View(
          kept.id(),
          kept.name(),
          kept.note(),
          tree(kept.question()),
          kept.author(),
          kept.createdAt(),
          kept.changedBy(),
          kept.changedAt());
    }
  }

  /** All plans. */
  record Listed(List<View> scenarios) {}

  /** A plan and its figures, counted now. */
  record Compared(View scenario, WhatIfAnswer answer) {}

  /** Several plans beside each other. */
  record Comparison(List<Compared> scenarios) {}

  @GetMapping(PATH)
  Listed all() {
    return new Listed(scenarios.all().stream().map(View::of).toList());
  }

  @GetMapping(PATH + "/{id}")
  View one(@PathVariable long id) {
    return View.of(kept(id));
  }

  @PostMapping(PATH)
  ResponseEntity<View> add(HttpServletRequest request, Principal user) throws IOException {
    Told told = told(request);
    check(
        scenarios.add(told.name(), told.note(), told.question(), user.getName(), clock.now()),
        told.name());
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(View.of(scenarios.named(told.name()).orElseThrow()));
  }

  @PutMapping(PATH + "/{id}")
  View replace(@PathVariable long id, HttpServletRequest request, Principal user)
      throws IOException {
    own(id, request, user);
    Told told = told(request);
    check(
        scenarios.replace(
            id, told.name(), told.note(), told.question(), user.getName(), clock.now()),
        told.name());
    return View.of(kept(id));
  }

  @DeleteMapping(PATH + "/{id}")
  ResponseEntity<Void> remove(@PathVariable long id, HttpServletRequest request, Principal user) {
    own(id, request, user);
    scenarios.remove(id);
    return ResponseEntity.noContent().build();
  }

  /** Plans beside each other, each with its figures counted now; {@code format=csv} as a table. */
  @GetMapping(PATH + "/compare")
  ResponseEntity<?> compare(
      @RequestParam List<Long> ids, @RequestParam(defaultValue = "json") String format) {
    if (ids.isEmpty() || ids.size() > MOST_COMPARED) {
      throw new BadParameterException("ids", "ids must name 1 to " + MOST_COMPARED + " scenarios");
    }
    List<Compared> compared = new ArrayList<>();
    for (long id : ids) {
      Scenario kept = kept(id);
      compared.add(
          new Compared(
              View.of(kept),
              plans.answer(QuestionReader.read(Body.of(tree(kept.question())), clock.now()))));
    }
    return switch (format) {
      case "json" -> ResponseEntity.ok(new Comparison(compared));
      case "csv" ->
          ResponseEntity.ok()
              .contentType(CSV)
              .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"scenarios.csv\"")
              .body(table(compared));
      default -> throw new BadParameterException("format", "format must be json or csv");
    };
  }

  private static String table(List<Compared> compared) {
    StringBuilder table = new StringBuilder();
    line(
        table,
        "scenario",
        "author",
        "changedAt",
        "at",
        "day",
        "pace",
        "minutes",
        "populationSource",
        "unit",
        "nameZh",
        "nameEn",
        "people",
        "coveredBefore",
        "coveredAfter",
        "difference",
        "communities",
        "communitiesCoveredBefore",
        "communitiesCoveredAfter",
        "refusedChanges");
    for (Compared each : compared) {
      WhatIfAnswer answer = each.answer();
      long refused = answer.changes().stream().filter(change -> change.refused() != null).count();
      for (WhatIfAnswer.Row row : answer.rows()) {
        line(
            table,
            each.scenario().name(),
            each.scenario().author(),
            each.scenario().changedAt(),
            answer.at(),
            answer.day(),
            answer.pace(),
            answer.minutes(),
            answer.populationSource(),
            row.unit(),
            row.nameZh(),
            row.nameEn(),
            row.before().people(),
            row.before().covered(),
            row.after().covered(),
            row.difference().covered(),
            row.before().communities(),
            row.before().communitiesCovered(),
            row.after().communitiesCovered(),
            refused);
      }
    }
    return table.toString();
  }

  private static void line(StringBuilder table, @Nullable Object... values) {
    // Numbers may be negative; texts must not begin like a formula.
    table.append(
        Csv.line(
            Arrays.stream(values)
                .map(
                    value ->
                        value == null
                            ? ""
                            : value instanceof Number
                                ? value.toString()
                                : Csv.safe(value.toString()))));
  }

  /** A plan as it was sent, checked. */
  private record Told(String name, String note, String question) {}

  private Told told(HttpServletRequest request) throws IOException {
    Body body = Body.read(request.getInputStream());
    body.only("name", "note", "question");
    String name = body.text("name", LONGEST_NAME);
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw body.bad("name", "must have no control characters");
    }
    String note = body.text("note", LONGEST_NOTE, "");
    QuestionReader.read(body.object("question"), clock.now());
    return new Told(name, note, Json.write(body.raw("question")));
  }

  private Scenario kept(long id) {
    return scenarios
        .find(id)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no scenario " + id));
  }

  private void own(long id, HttpServletRequest request, Principal user) {
    Scenario kept = kept(id);
    if (!request.isUserInRole("ADMIN") && !kept.author().equals(user.getName())) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "only " + kept.author() + " and administrators may change it");
    }
  }

  private static void check(Scenarios.Outcome outcome, String name) {
    switch (outcome) {
      case DONE -> {
        // Nothing to tell.
      }
      case NAME_TAKEN ->
          throw new ResponseStatusException(
              HttpStatus.CONFLICT, "there is a scenario named \"" + name + "\" already");
      case FULL ->
          throw new ResponseStatusException(
              HttpStatus.CONFLICT,
              "there are " + Scenarios.MOST + " scenarios; take one out first");
      case MISSING ->
          throw new ResponseStatusException(HttpStatus.NOT_FOUND, "the scenario is gone");
    }
  }

  private static @Nullable Object tree(String json) {
    try {
      return Json.parse(json);
    } catch (JsonException e) {
      throw new IllegalStateException("a kept question is no JSON", e);
    }
  }
}
