package io.xiaoneng.dashboard.metric;

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
      "case_id, rated, rating.id",
      text("case", "case_id", 26),
      text("rating", "rating.id", 16).inFiles(),
      text("unit", "unit", 16),
      text("item", "item", 20),
      text("channel", "channel", 12).inFiles(),
      instant("ratedAt", "rated"),
      whole("level", "level"),
      flag("byDefault", "by_default"),
      flag("named", "named"),
      date("rectifyBy", "if(level >= 4 AND NOT by_default, rectify_by, NULL)"),
      date("rectifiedOn", "rectified_on"),
      date("revisitedOn", "revisited_on"));

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
    return StockMeasure.of(metric) != null ? CASE : null;
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
    return condition(metric, version, part) != null;
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
      case CASE, RATING -> Addresses.ofCase(line.text("case"));
    };
  }
}
