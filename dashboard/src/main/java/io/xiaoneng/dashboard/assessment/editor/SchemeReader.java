package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.LineText;
import io.xiaoneng.dashboard.assessment.scheme.SchemeProblem;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a scheme of what was typed, and names everything that stands in the way, not only the first
 * thing. For one scheme.
 */
final class SchemeReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int MOST_TEXT = 1_000;
  private static final int MOST_NAME = 200;

  private final List<SchemeProblem> problems = new ArrayList<>();
  private String at = "";
  private String line = "";

  private SchemeReader() {}

  /**
   * What came of it.
   *
   * @param scheme null where something is wrong
   * @param problems what is wrong
   */
  record Read(@Nullable Scheme scheme, List<SchemeProblem> problems) {}

  /** Where a scheme belongs that was read: what is told when it is adopted. */
  record Frame(String family, int version, Text document, LocalDate from, @Nullable LocalDate to) {}

  /** Reads a whole scheme. */
  static Read read(SchemeText text, Frame frame) {
    return new SchemeReader().scheme(text, frame);
  }

  private Read scheme(SchemeText text, Frame frame) {
    Text name = text("name", text.nameZh(), text.nameEn(), MOST_NAME);
    Text remark =
        text.remarkZh().isBlank() && text.remarkEn().isBlank()
            ? new Text("—", "—")
            : text("remark", text.remarkZh(), text.remarkEn(), MOST_TEXT);
    List<SchemeClass> classes = new ArrayList<>();
    for (ClassText each : text.classes()) {
      SchemeClass made = unitClass(each);
      if (made != null) {
        classes.add(made);
      }
    }
    at = "";
    line = "";
    if (text.classes().isEmpty()) {
      wrong("no-class");
    }
    Scheme scheme = null;
    if (problems.isEmpty()) {
      try {
        scheme =
            new Scheme(
                frame.family(),
                frame.version(),
                name,
                frame.document(),
                remark,
                frame.from(),
                frame.to(),
                classes);
      } catch (SchemeException e) {
        wrong("other", e.getMessage());
      }
    }
    return new Read(scheme, List.copyOf(problems));
  }

  private @Nullable SchemeClass unitClass(ClassText text) {
    at = text.id();
    line = "";
    int before = problems.size();
    if (!ID.matcher(text.id()).matches()) {
      wrong("id", text.id());
    }
    Text name = text("class-name", text.nameZh(), text.nameEn(), MOST_NAME);
    Set<Unit.Level> levels = EnumSet.noneOf(Unit.Level.class);
    if (text.dimension().equals(Population.UNITS)) {
      for (String each : text.levels()) {
        Arrays.stream(Unit.Level.values())
            .filter(level -> level.name().equals(each))
            .findFirst()
            .ifPresentOrElse(levels::add, () -> wrong("level", each));
      }
      if (levels.isEmpty()) {
        wrong("no-level");
      }
    }
    Unit.Level under = null;
    if (text.dimension().equals(Population.UNITS) && !text.under().isBlank()) {
      under =
          Arrays.stream(Unit.Level.values())
              .filter(level -> level.name().equals(text.under()))
              .findFirst()
              .orElse(null);
      if (under == null) {
        wrong("level", text.under());
      }
    }
    Double red = number("redCard", text.redCard(), "0");
    Double yellow = number("yellowCard", text.yellowCard(), "0");
    Double unanswered = number("unanswered", text.unanswered(), "0");
    Double most = number("most", text.most(), "0");
    Double bonus = number("bonusMost", text.bonusMost(), "0");
    List<SchemeLine> lines = new ArrayList<>();
    for (LineText each : text.lines()) {
      SchemeLine made = line(each);
      if (made != null) {
        lines.add(made);
      }
    }
    line = "";
    Integer weights = text.weights();
    if (weights != null && weights != SchemeClass.POINTS) {
      wrong("weights", Integer.toString(weights));
    }
    if (problems.size() > before
        || red == null
        || yellow == null
        || unanswered == null
        || most == null
        || bonus == null) {
      return null;
    }
    try {
      return new SchemeClass(
          text.id(),
          name,
          text.dimension().equals(Population.UNITS)
              ? Population.units(levels, under)
              : new Population(text.dimension(), levels),
          lines,
          new Deductions(red, yellow, unanswered, most),
          bonus);
    } catch (SchemeException e) {
      wrong("other", e.getMessage());
      return null;
    }
  }

  private @Nullable SchemeLine line(LineText text) {
    line = text.metric();
    if (text.metric().isBlank() && text.weight().isBlank() && text.target().isBlank()) {
      wrong("no-metric");
      return null;
    }
    int before = problems.size();
    Double weight = number("weight", text.weight(), "");
    Double least = number("least", text.least(), "");
    Double target = number("target", text.target(), "");
    if (text.metric().isBlank()) {
      wrong("no-metric");
    }
    Text source = text("source", text.sourceZh(), text.sourceEn(), MOST_TEXT);
    Scoring scoring = target == null ? null : scoring(text, target);
    if (problems.size() > before
        || weight == null
        || least == null
        || target == null
        || scoring == null) {
      return null;
    }
    if (weight != Math.rint(weight) || weight < 1 || weight > SchemeClass.POINTS) {
      wrong("whole", "weight", text.weight());
      return null;
    }
    if (least != Math.rint(least) || least < 1 || least > 1_000_000) {
      wrong("whole", "least", text.least());
      return null;
    }
    return new SchemeLine(
        text.metric(), weight.intValue(), least.intValue(), target, scoring, source);
  }

  private @Nullable Scoring scoring(LineText text, double target) {
    try {
      if (!text.knots().isBlank()) {
        List<Knot> knots = knots(text.knots());
        return knots == null ? null : new Scoring(knots);
      }
      Double floor = number("floor", text.floor(), "");
      Double excellent = number("excellent", text.excellent(), "");
      Double atTarget = number("atTarget", text.atTarget(), "1");
      return floor == null || excellent == null || atTarget == null
          ? null
          : Scoring.between(floor, target, excellent, atTarget);
    } catch (SchemeException e) {
      wrong("scoring", e.getMessage());
      return null;
    }
  }

  private @Nullable List<Knot> knots(String text) {
    List<Knot> knots = new ArrayList<>();
    for (String pair : text.split("[,，;；\\n]")) {
      if (pair.isBlank()) {
        continue;
      }
      String[] both = pair.split("[:：]");
      Double value = both.length == 2 ? plain(both[0]) : null;
      Double share = both.length == 2 ? plain(both[1]) : null;
      if (value == null || share == null) {
        wrong("knot", pair.strip());
        return null;
      }
      knots.add(new Knot(value, share));
    }
    return knots;
  }

  /** English falls back on Chinese: not every document has an English title. */
  private Text text(String field, String zh, String en, int most) {
    String chinese = zh.isBlank() ? en.strip() : zh.strip();
    String english = en.isBlank() ? zh.strip() : en.strip();
    if (chinese.isEmpty() || chinese.length() > most || english.length() > most) {
      wrong("text", field, Integer.toString(most));
    }
    return new Text(chinese, english);
  }

  private @Nullable Double number(String field, String typed, String otherwise) {
    Double number = plain(typed.isBlank() ? otherwise : typed);
    if (number == null) {
      wrong("number", field, typed);
    }
    return number;
  }

  /** A number, also as a percentage; null where it is none. */
  private static @Nullable Double plain(String typed) {
    String text = typed.strip();
    boolean percent = text.endsWith("%") || text.endsWith("％");
    String digits = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!digits.matches("-?\\d{1,9}(\\.\\d{1,9})?")) {
      return null;
    }
    // By a decimal shift: 98 % is the very number that 0.98 is.
    BigDecimal value = new BigDecimal(digits);
    return (percent ? value.movePointLeft(2) : value).doubleValue();
  }

  private void wrong(String code, @Nullable String... arguments) {
    List<String> told = new ArrayList<>();
    for (String each : arguments) {
      told.add(each == null ? "" : each);
    }
    problems.add(new SchemeProblem(code, at, line, told, false));
  }
}
