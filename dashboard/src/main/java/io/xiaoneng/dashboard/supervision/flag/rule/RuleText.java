package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.FlagRules;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version from its fields, as JSON has them or as a form sends them. What is left out is as
 * in the version that comes with the program; what is not known is refused, so that no misspelt
 * bound is silently the usual one.
 */
final class RuleText {

  private static final List<String> FIELDS =
      List.of(
          "leastCases",
          "feedFloor",
          "running",
          "falseShareRed",
          "falseShareYellow",
          "systemicShare",
          "systemicLeast",
          "confidence",
          "noteZh",
          "noteEn");

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_CASES = 100_000;
  private static final int MOST_RUNNING = 12;
  private static final int MOST_UNITS = 1_000;

  private final Map<String, ?> fields;

  private RuleText(Map<String, ?> fields) {
    this.fields = fields;
  }

  /**
   * The rule, in shadow. Its words are the notes alone.
   *
   * @throws BadParameterException naming the field
   */
  static FlagRule read(int version, Map<String, ?> fields) {
    TreeSet<String> unknown = new TreeSet<>(fields.keySet());
    FIELDS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new BadParameterException(
          unknown.first(),
          "\"%s\" is not known; a rule has %s"
              .formatted(unknown.first(), String.join(", ", FIELDS)));
    }
    RuleText text = new RuleText(fields);
    FlagRule usual = FlagRules.inForce();
    return new FlagRule(
        FlagRules.ID,
        version,
        Status.SHADOW,
        text.note("noteZh"),
        text.note("noteEn"),
        text.count("leastCases", usual.leastCases(), MOST_CASES),
        text.share("feedFloor", usual.feedFloor(), true),
        text.count("running", usual.running(), MOST_RUNNING),
        text.share("falseShareRed", usual.falseShareRed(), true),
        text.share("falseShareYellow", usual.falseShareYellow(), true),
        text.share("systemicShare", usual.systemicShare(), true),
        text.count("systemicLeast", usual.systemicLeast(), MOST_UNITS),
        text.share("confidence", usual.confidence(), false));
  }

  private @Nullable Object given(String name) {
    Object value = fields.get(name);
    return value instanceof String text && text.isBlank() ? null : value;
  }

  private int count(String name, int otherwise, int most) {
    Object value = given(name);
    if (value == null) {
      return otherwise;
    }
    String said = value.toString().strip();
    if (said.matches("\\d{1,9}")) {
      int count = Integer.parseInt(said);
      if (count >= 1 && count <= most) {
        return count;
      }
    }
    throw new BadParameterException(
        name, "%s is \"%s\", must be a whole number from 1 to %d".formatted(name, value, most));
  }

  /**
   * @param ends whether 0 and 1 are among what it may be
   */
  private double share(String name, double otherwise, boolean ends) {
    Object value = given(name);
    if (value == null) {
      return otherwise;
    }
    try {
      double share = Double.parseDouble(value.toString().strip());
      if (ends ? share >= 0 && share <= 1 : share > 0 && share < 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new BadParameterException(
        name,
        "%s is \"%s\", must be a number %s, as in 0.95"
            .formatted(name, value, ends ? "from 0 to 1" : "above 0 and below 1"));
  }

  private String note(String name) {
    Object value = given(name);
    String text = value == null ? "" : value.toString().strip();
    if (text.isEmpty() || text.length() > MOST_TEXT) {
      throw new BadParameterException(
          name,
          "%s says why there is this version, in 1 to %d characters; it has %d"
              .formatted(name, MOST_TEXT, text.length()));
    }
    return text;
  }
}
