package io.xiaoneng.metric;

import org.jspecify.annotations.Nullable;

/**
 * What a metric is: the text behind every "how is this counted" panel.
 *
 * @param id stable and public
 * @param version of the definition; counts up when the same events give another figure
 * @param numerator for a count or a duration: what is counted or measured
 * @param denominator null for a count
 * @param cohort which date puts a case into a period
 * @param target null where the catalogue has none
 */
public record MetricDefinition(
    String id,
    int version,
    Text name,
    Text definition,
    Text numerator,
    @Nullable Text denominator,
    Cohort cohort,
    Basis basis,
    Unit unit,
    Direction direction,
    @Nullable Target target) {

  /** The same words as another version. */
  MetricDefinition as(int otherVersion) {
    return new MetricDefinition(
        id,
        otherVersion,
        name,
        definition,
        numerator,
        denominator,
        cohort,
        basis,
        unit,
        direction,
        target);
  }

  /** A text in both languages. */
  public record Text(String zh, String en) {}

  /** What a metric is counted over. */
  public enum Basis {
    /** Volume of cases. */
    V,
    /** Catalogue of items. */
    C,
    /** Geography. */
    G,
    /** Tasks. */
    T
  }

  /** Unit of the value. */
  public enum Unit {
    RATIO("ratio"),
    COUNT("count"),
    /** Counted days of the city's calendar. */
    COUNTED_DAYS("counted-days"),
    /** Days of 86 400 s. */
    DAYS("days"),
    /** Trips of the applicant for each case. */
    TRIPS("trips"),
    /** Distinct items for each project. */
    ITEMS("items"),
    /** Materials for each project. */
    MATERIALS("materials"),
    MINUTES("minutes"),
    /** Cases in ten thousand. */
    PER_10K("per-10k");

    private final String code;

    Unit(String code) {
      this.code = code;
    }

    /** The name in answers. */
    public String code() {
      return code;
    }
  }

  /** Which way is better. */
  public enum Direction {
    UP,
    DOWN,
    /** Neither: watched, not ranked. */
    WATCH
  }

  /** The date by which a case falls into a period. */
  public enum Cohort {
    APPLIED("applied", new Text("按申请日期", "by date of application")),
    ACCEPTED("accepted", new Text("按受理日期", "by date of acceptance")),
    DECIDED("decided", new Text("按办结日期", "by date of decision")),
    DUE("due", new Text("按到期日期", "by due date")),
    STATUTORY_DUE("statutory-due", new Text("按法定到期日期", "by statutory due date")),
    ANSWER_DUE("answer-due", new Text("按答复到期日期", "by the date an answer was due")),
    DELIVERY_DUE("delivery-due", new Text("按送达到期日期", "by the date delivery was due")),
    LAST("last", new Text("按末次送达日期", "by date of the last delivery")),
    FINISHED("finished", new Text("按完成日期", "by date of completion")),
    TAKEN("taken", new Text("按取号日期", "by date of the ticket")),
    RATED("rated", new Text("按评价日期", "by date of rating")),
    FIRST_EVENT("first-event", new Text("按首个事件日期", "by date of the first event")),
    RECORDED("recorded", new Text("按记录日期", "by date of recording")),
    SNAPSHOT("snapshot", new Text("按快照日期", "by date of the snapshot")),
    AS_OF("as-of", new Text("截至查询时点", "as of the moment asked for"));

    private final String code;
    private final Text text;

    Cohort(String code, Text text) {
      this.code = code;
      this.text = text;
    }

    /** The name in answers. */
    public String code() {
      return code;
    }

    /** For readers. */
    public Text text() {
      return text;
    }
  }

  /**
   * A value to be reached.
   *
   * @param value in the metric's unit
   * @param source where it comes from and what it holds for
   * @param benchmark set by somebody else's example, not by a duty of this city
   */
  public record Target(double value, Text source, boolean benchmark) {}
}
