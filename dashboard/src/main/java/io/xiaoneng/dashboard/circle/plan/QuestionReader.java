package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a question about what would be out of a request's body. */
final class QuestionReader {

  /** Pace where none is told: an adult's. */
  static final Pace USUAL_PACE = Pace.ADULT;

  /** Minutes where none are told. */
  static final int USUAL_MINUTES = 15;

  /** Longest id, code or name of a point, an item or a unit. */
  static final int LONGEST_ID = 200;

  private static final int LONGEST_HOURS = 1_000;
  private static final int MOST_ITEMS = 50;

  private static final Set<Unit.Level> LEVELS =
      EnumSet.of(Unit.Level.CITY, Unit.Level.DISTRICT, Unit.Level.STREET, Unit.Level.COMMUNITY);

  private QuestionReader() {}

  /** Ways are measured up to that many millimetres. */
  private static final int MEASURED = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);

  /** The whole question; a moment where neither a moment nor a day is told is now. */
  static WhatIfQuestion read(Body body, Instant now) {
    body.only(
        "at", "day", "pace", "minutes", "items", "terminals", "unit", "level", "cells", "changes");
    if (body.has("at") && body.has("day")) {
      throw body.bad("at", "and day are told both; only one of them can be asked for");
    }
    LocalDate day = body.has("day") ? day(body) : null;
    return new WhatIfQuestion(
        day != null ? null : at(body, now),
        day,
        pace(body),
        minutes(body),
        items(body),
        body.flag("terminals"),
        body.has("unit") ? body.text("unit", LONGEST_ID) : null,
        level(body),
        body.flag("cells"),
        changes(body));
  }

  static Instant at(Body body, Instant now) {
    if (!body.has("at")) {
      return now;
    }
    try {
      return OffsetDateTime.parse(body.text("at", 40)).toInstant();
    } catch (DateTimeException e) {
      throw body.bad("at", "must be an instant such as 2026-03-01T19:00:00+08:00");
    }
  }

  private static LocalDate day(Body body) {
    try {
      return LocalDate.parse(body.text("day", 10));
    } catch (DateTimeException e) {
      throw body.bad("day", "must be a day such as 2026-03-01");
    }
  }

  static Pace pace(Body body) {
    if (!body.has("pace")) {
      return USUAL_PACE;
    }
    double metres = body.number("pace", 0.1, 5);
    try {
      return Pace.parse(BigDecimal.valueOf(metres).toPlainString());
    } catch (IllegalArgumentException e) {
      throw body.bad("pace", "must be metres a second from 0.1 to 5, to the millimetre");
    }
  }

  static int minutes(Body body) {
    int minutes = body.whole("minutes", 1, Pace.MOST_MINUTES, USUAL_MINUTES);
    if (pace(body).millimetresIn(minutes) > MEASURED) {
      throw body.bad(
          "minutes",
          "is too long at that pace; ways are measured up to " + MEASURED / 1_000 + " m");
    }
    return minutes;
  }

  static List<String> items(Body body) {
    return body.texts("items", MOST_ITEMS, LONGEST_ID);
  }

  private static Unit.@Nullable Level level(Body body) {
    if (!body.has("level")) {
      return null;
    }
    String name = body.text("level", 20).toUpperCase(Locale.ROOT);
    return LEVELS.stream()
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow(() -> body.bad("level", "must be one of CITY, DISTRICT, STREET, COMMUNITY"));
  }

  /** The member {@code changes}, in its order. */
  static List<Change> changes(Body body) {
    List<Change> changes = new ArrayList<>();
    List<Body> told = body.objects("changes", WhatIfQuestion.MOST_CHANGES);
    for (int i = 0; i < told.size(); i++) {
      changes.add(change(told.get(i), i + 1));
    }
    return changes;
  }

  private static Change change(Body told, int number) {
    told.only("add", "move", "close", "hours");
    List<String> words =
        List.of("add", "move", "close", "hours").stream().filter(told::has).toList();
    if (words.size() != 1) {
      throw told.bad("", "must have exactly one of add, move, close and hours");
    }
    Body what = told.object(words.get(0));
    return switch (words.get(0)) {
      case "add" -> add(what, number);
      case "move" -> {
        what.only("point", "lon", "lat");
        yield new Change.Move(point(what), lon(what), lat(what));
      }
      case "close" -> {
        what.only("point");
        yield new Change.Close(point(what));
      }
      default -> {
        what.only("point", "hours");
        yield new Change.Hours(point(what), what.text("hours", LONGEST_HOURS));
      }
    };
  }

  private static Change add(Body what, int number) {
    what.only("id", "lon", "lat", "kind", "hours", "items");
    String kind = what.text("kind", 20).toUpperCase(Locale.ROOT);
    if (!Point.KINDS.contains(kind)) {
      throw what.bad("kind", "must be one of " + String.join(", ", Point.KINDS));
    }
    return new Change.Add(
        what.text("id", LONGEST_ID, "new-" + number),
        lon(what),
        lat(what),
        kind,
        what.text("hours", LONGEST_HOURS, Change.Add.ALWAYS),
        what.texts("items", MOST_ITEMS, LONGEST_ID));
  }

  private static String point(Body what) {
    return what.text("point", LONGEST_ID);
  }

  private static double lon(Body what) {
    return what.number("lon", -180, 180);
  }

  private static double lat(Body what) {
    return what.number("lat", -90, 90);
  }
}
