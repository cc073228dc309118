package io.xiaoneng.registry;

import io.xiaoneng.calendar.IssuedYear;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a record of its fields. What is not sent has a default; what is wrong is named. */
final class RecordReader {

  private static final long MOST_DEPTH = 7;

  private final RegistryKey key;
  private final RecordFields fields;
  private final ZoneId zone;

  RecordReader(RegistryKey key, Map<?, ?> object, ZoneId zone) {
    this.key = key;
    this.fields = new RecordFields(key.toString(), object);
    this.zone = zone;
  }

  RegistryRecord read() {
    if (key.kind() != RecordKind.POINT || !Point.KINDS.contains(fields.text("kind", ""))) {
      fields.same("kind", key.kind().wireName());
    }
    if (key.kind() != RecordKind.CALENDAR) {
      fields.same(key.kind().codeField(), key.code());
    }
    if (key.kind().versioned()) {
      fields.same("version", key.version());
    }
    return switch (key.kind()) {
      case UNIT -> unit();
      case ITEM -> item();
      case SOURCE -> source();
      case POINT -> point();
      case TARGET -> target();
      case CALENDAR -> calendar();
      case CELL ->
          new Cell(
              key.code(),
              fields.degrees("lon", 180),
              fields.degrees("lat", 90),
              fields.whole("population"),
              fields.text("community", ""));
      case DATASET ->
          new Dataset(
              key.code(),
              nameZh(),
              nameEn(),
              fields.text("unit", ""),
              fields.date("due"),
              fields.date("aggregatedOn"));
      case AGENCY ->
          new Agency(
              key.code(), nameZh(), nameEn(), fields.text("unit", ""), fields.texts("services"));
      case BUNDLE ->
          new Bundle(
              key.code(),
              nameZh(),
              nameEn(),
              fields.text("unit", ""),
              fields.texts("items"),
              fields.limit("promised"));
      case PROJECT ->
          new Project(
              key.code(), nameZh(), nameEn(), fields.text("type", ""), fields.text("unit", ""));
    };
  }

  private String nameZh() {
    return fields.text("nameZh", key.code());
  }

  private String nameEn() {
    return fields.text("nameEn", nameZh());
  }

  private Unit unit() {
    String level =
        fields.choice(
            "level", "UNCLASSIFIED", Arrays.stream(Unit.Level.values()).map(Enum::name).toList());
    String parent = fields.text("parent", "");
    return new Unit(
        key.code(),
        nameZh(),
        nameEn(),
        Unit.Level.valueOf(level),
        fields.text("class", ""),
        parent.isEmpty() ? null : parent,
        validity(),
        fields.flag("urban"),
        fields.whole("population"),
        fields.degrees("lon", 180),
        fields.degrees("lat", 90),
        fields.flag("auto"));
  }

  private Validity validity() {
    Validity validity =
        new Validity(
            fields.begin("validFrom", zone),
            fields.end("validTo", zone),
            fields.text("successor", ""));
    if (validity.equals(Validity.ALWAYS)) {
      return Validity.ALWAYS;
    }
    if (validity.from() != null
        && validity.to() != null
        && !validity.from().isBefore(validity.to())) {
      throw fields.error("validTo", "is before validFrom");
    }
    if (validity.successor().equals(key.code())) {
      throw fields.error("successor", "is the unit itself");
    }
    if (!validity.successor().isEmpty() && validity.to() == null) {
      throw fields.error("validTo", "is missing: a unit with a successor ends");
    }
    return validity;
  }

  private Item item() {
    var validFrom = fields.begin("validFrom", zone);
    return new Item(
        key.code(),
        key.version(),
        validFrom == null ? Item.ALWAYS : validFrom,
        nameZh(),
        nameEn(),
        fields.text("type", ""),
        fields.limit("promised"),
        fields.limit("statutory"),
        fields.flag("immediate"),
        new Item.Service(
            fields.whole("visits"),
            onlineDepth(),
            fields.flag("highFrequency"),
            fields.date("onlineSince"),
            fields.choice("window", "", Item.WINDOWS),
            fields.flag("personal"),
            fields.texts("centres"),
            fields.whole("materials"),
            fields.whole("materialsBaseline"),
            fields.texts("specialProcedures"),
            fields.flag("secret"),
            fields.flag("sensitive")),
        fields.flag("auto"));
  }

  private Set<Integer> onlineDepth() {
    Set<Integer> depth = new TreeSet<>();
    for (long each : fields.wholes("onlineDepth")) {
      if (each < 1 || each > MOST_DEPTH) {
        throw fields.error("onlineDepth", "has " + each + ", expected 1 to " + MOST_DEPTH);
      }
      depth.add((int) each);
    }
    return depth;
  }

  private Source source() {
    return new Source(
        key.code(),
        nameZh(),
        nameEn(),
        fields.text("unit", ""),
        fields.flag("reportsVisits"),
        fields.flag("reportsHeartbeats"),
        lag(),
        fields.choice("ownerLevel", "", Source.OWNER_LEVELS));
  }

  private Duration lag() {
    Long seconds = fields.whole("expectedLagSeconds");
    if (seconds != null && seconds > 366L * 24 * 60 * 60) {
      throw fields.error("expectedLagSeconds", "is " + seconds + ", more than a year");
    }
    return seconds == null ? Duration.ofMinutes(5) : Duration.ofSeconds(seconds);
  }

  private Point point() {
    return new Point(
        key.code(),
        pointKind(),
        nameZh(),
        nameEn(),
        fields.text("unit", ""),
        fields.degrees("lon", 180),
        fields.degrees("lat", 90),
        fields.text("hours", ""),
        fields.texts("items"),
        fields.flag("auto"));
  }

  /** The event contract calls it "kind", which is also what every record calls its own. */
  private String pointKind() {
    String kind = fields.text("kind", "");
    return fields.choice("pointKind", Point.KINDS.contains(kind) ? kind : "", Point.KINDS);
  }

  private Target target() {
    String period = fields.needed("period");
    LocalDate[] days = PeriodText.days(period);
    if (days == null) {
      throw fields.error(
          "period",
          "is "
              + period
              + ", expected 2026, 2026-Q1, 2026-03 or 2026-01-01..2026-06-30, the last day not"
              + " before the first");
    }
    return new Target(
        key.code(),
        fields.needed("metric"),
        fields.text("scope", ""),
        period,
        days[0],
        days[1],
        fields.number("value"),
        fields.text("document", ""),
        nameZh(),
        nameEn());
  }

  private CalendarIssue calendar() {
    int slash = key.code().indexOf('/');
    String id = key.code().substring(0, slash);
    long year = Long.parseLong(key.code().substring(slash + 1));
    fields.same("id", id);
    fields.same("year", year);
    if (!List.of("cn", "weekdays").contains(id)) {
      throw fields.error("id", "is " + id + ", expected cn or weekdays");
    }
    try {
      return new CalendarIssue(
          id,
          IssuedYear.of(
              (int) year,
              Math.toIntExact(key.version()),
              fields.texts("notices"),
              fields.days("off"),
              fields.days("work")));
    } catch (IssuedYear.DayException e) {
      throw fields.error(e.field(), e.what());
    } catch (ArithmeticException e) {
      throw fields.error("version", "is " + key.version() + ", too high");
    }
  }
}
