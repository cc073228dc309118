package io.xiaoneng.dashboard.metric;

import static io.xiaoneng.dashboard.metric.ListColumn.cases;
import static io.xiaoneng.dashboard.metric.ListColumn.date;
import static io.xiaoneng.dashboard.metric.ListColumn.flag;
import static io.xiaoneng.dashboard.metric.ListColumn.instant;
import static io.xiaoneng.dashboard.metric.ListColumn.number;
import static io.xiaoneng.dashboard.metric.ListColumn.text;
import static io.xiaoneng.dashboard.metric.ListColumn.whole;

import io.xiaoneng.dashboard.page.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rows of a list are, and its columns in their order; the first names the row. */
enum ListKind {
  CASE(
      "case_id",
      text("case", "case_id", 26),
      text("unit", "unit", 16),
      text("item", "item", 20),
      text("itemType", "item_type", 12).inFiles(),
      text("channel", "channel", 12),
      text("applicantKind", "applicant_kind", 14).inFiles(),
      text("kind", "kind", 12).inFiles(),
      text(
          "state",
          "multiIf(ended = NEVER, 'OPEN', ended = decided, 'DECIDED', ended = refused, 'REFUSED',"
              + " 'CLOSED')",
          10),
      instant("appliedAt", "applied"),
      instant("acceptedAt", "accepted"),
      instant("decidedAt", "decided"),
      instant("deliveredAt", "delivered").inFiles(),
      instant("refusedAt", "refused").inFiles(),
      instant("closedAt", "closed").inFiles(),
      instant("due", "due"),
      whole("d1", "if(accepted < NEVER AND decided < NEVER, d1, NULL)"),
      number("value", "value")),
  /** A case may have several. */
  RATING(
      "case_id, rated, rating_id",
      text("case", "case_id", 26),
      text("rating", "rating_id", 16).inFiles(),
      text("unit", "unit", 16),
      text("item", "item", 20),
      text("channel", "channel", 12).inFiles(),
      instant("ratedAt", "rated"),
      whole("level", "level"),
      flag("byDefault", "by_default"),
      flag("named", "named"),
      date("rectifyBy", "if(level >= 4 AND NOT by_default, rectify_by, NULL)"),
      date("rectifiedOn", "rectified_on"),
      date("revisitedOn", "revisited_on")),
  /** A number drawn in a queue. */
  TICKET(
      "ticket",
      text("ticket", "ticket", 20),
      text("point", "point", 20),
      text("unit", "unit", 16).inFiles(),
      text("window", "`window`", 10),
      text("item", "item", 20),
      instant("takenAt", "taken"),
      instant("calledAt", "called"),
      instant("servedAt", "served"),
      instant("abandonedAt", "abandoned"),
      number("value", "value")),
  /** What an agency was contracted for. */
  CONTRACT(
      "contract",
      text("contract", "contract", 20),
      text("agency", "agency", 20),
      text("service", "service", 16),
      instant("contractedAt", "contracted"),
      instant("dueAt", "due"),
      instant("finishedAt", "finished"),
      number(
          "lateDays",
          "if(least(finished, as_of) > due, (least(finished, as_of) - due) / 86400000, NULL)")),
  /** What several cases make together: 一件事, a project. */
  INSTANCE(
      "",
      text("instance", "", 22),
      text("bundle", "", 16),
      text("unit", "", 16),
      date("firstApplied", ""),
      date("lastDay", ""),
      whole("cases", ""),
      number("value", ""),
      cases("caseIds")),
  /** Of the catalogue. */
  ITEM(
      "",
      text("item", "", 22),
      text("itemType", "", 12),
      date("since", ""),
      whole("numerator", ""),
      whole("denominator", "")),
  /** 便民中心. */
  CENTRE(
      "",
      text("point", "", 22),
      text("unit", "", 16),
      whole("numerator", ""),
      whole("denominator", ""),
      number("value", "")),
  /** An entry of the data directory 数据目录. */
  DATASET(
      "",
      text("dataset", "", 22),
      text("unit", "", 16),
      date("dueOn", ""),
      date("aggregatedOn", ""),
      whole("numerator", ""),
      whole("denominator", "")),
  /** A population cell at a moment. */
  CELL(
      "",
      text("cell", "", 22),
      text("unit", "", 16),
      whole("people", ""),
      flag("reached", ""),
      number("minutes", "")),
  /** A unit that has something at hand, or not; over a period means. */
  PLACE("", text("unit", "", 22), number("numerator", ""), number("denominator", "")),
  /** A stage of a task of the ledger. */
  TASK(
      "",
      text("task", "", 10),
      whole("stage", ""),
      text("title", "", 30),
      text("unit", "", 16),
      date("dueDay", ""),
      date("submittedOn", ""),
      date("verifiedOn", "")),
  /** What a source sent: accepted, or refused. */
  EVENT(
      "recorded, source, event, tie",
      text("event", "event", 22),
      text("source", "source", 22),
      text("type", "type", 20),
      text("subject", "subject", 22),
      instant("time", "at"),
      instant("recordedAt", "recorded"),
      number("lagSeconds", "if(at < NEVER, (recorded - at) / 1000, NULL)"),
      text("outcome", "outcome", 12),
      text("reason", "reason", 16),
      text("detail", "detail", 30).inFiles(),
      text("letter", "letter", 64).inFiles());

  private final String order;
  private final List<ListColumn> columns;

  /**
   * @param order SQL that tells any two rows apart, for those that are equal by the column sorted
   */
  ListKind(String order, ListColumn... columns) {
    this.order = order;
    this.columns = List.of(columns);
  }

  /** The name in JSON. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  String order() {
    return order;
  }

  List<ListColumn> columns() {
    return columns;
  }

  /** The column of that name, or null. */
  @Nullable ListColumn column(String name) {
    return columns.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
  }

  /** What the numbers of a metric are made of, or null where they have no list. */
  static @Nullable ListKind of(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    if (measure != null) {
      return measure.cohort().ofRatings() ? RATING : CASE;
    }
    HallMeasure subject = HallMeasure.of(metric);
    if (subject != null) {
      return subject.kind();
    }
    if (StockMeasure.of(metric) != null) {
      return CASE;
    }
    if (InstanceReader.tells(metric)) {
      return INSTANCE;
    }
    if (FeedReader.METRICS.contains(metric)) {
      return EVENT;
    }
    if (TaskReader.METRICS.contains(metric)) {
      return TASK;
    }
    ListKind place = PlaceReader.kind(metric);
    return place == null ? InventoryReader.kind(metric) : place;
  }

  /** The parts of a metric as it is in force that have a list, in the order they are shown. */
  static List<CasePart> parts(String metric) {
    return parts(metric, inForce(metric));
  }

  /** Likewise of that version. */
  static List<CasePart> parts(String metric, int version) {
    return Stream.of(CasePart.values()).filter(each -> has(metric, version, each)).toList();
  }

  private static boolean has(String metric, int version, CasePart part) {
    ListKind kind = of(metric);
    return kind != null
        && switch (kind) {
          case CASE, RATING -> condition(metric, version, part) != null;
          case TICKET, CONTRACT -> {
            HallMeasure subject = HallMeasure.of(metric);
            yield subject != null && subject.part(part) != null;
          }
          case EVENT -> part == CasePart.LATE ? metric.equals("feed-timeliness") : ofThree(part);
          case INSTANCE, ITEM, CENTRE, DATASET -> ofThree(part);
          case CELL, PLACE, TASK -> part == CasePart.NUMERATOR || part == CasePart.DENOMINATOR;
        };
  }

  private static boolean ofThree(CasePart part) {
    return part == CasePart.NUMERATOR || part == CasePart.DENOMINATOR || part == CasePart.EXCLUDED;
  }

  private static int inForce(String metric) {
    CaseMeasure measure = CaseMeasure.of(metric);
    return measure == null ? 1 : measure.version();
  }

  /** As {@link #condition(String, int, CasePart)}, of the version in force. */
  static @Nullable String condition(String metric, CasePart part) {
    return condition(metric, inForce(metric), part);
  }

  /** What holds for the cases or ratings of a part, null where the metric has no such part. */
  static @Nullable String condition(String metric, int version, CasePart part) {
    CaseMeasure measure = CaseMeasure.of(metric, version);
    StockMeasure stock = StockMeasure.of(metric);
    return measure != null ? measure.part(part) : stock != null ? stock.part(part) : null;
  }

  /** The address of the row's own page, null where it has none. */
  @Nullable String href(ListLine line) {
    return switch (this) {
      case CASE, RATING -> line.text("case").isEmpty() ? null : Addresses.ofCase(line.text("case"));
      case EVENT ->
          line.text("letter").isEmpty()
              ? line.text("type").startsWith("case.")
                  ? Addresses.ofCase(line.text("subject"))
                  : null
              : "/api/v1/dead-letters/" + line.text("letter");
      case TASK -> "/supervision/tasks/" + line.text("task");
      case TICKET, CONTRACT, INSTANCE, ITEM, CENTRE, DATASET, CELL, PLACE -> null;
    };
  }
}
