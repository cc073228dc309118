package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as it was typed, whether or not it makes sense yet: nothing that somebody typed is lost
 * because something else is wrong. The document is told when it is adopted.
 */
public record SchemeText(
    String nameZh, String nameEn, String remarkZh, String remarkEn, List<ClassText> classes) {

  /** Takes its own copy. */
  public SchemeText {
    classes = List.copyOf(classes);
  }

  /** Nothing typed. */
  static SchemeText empty() {
    return new SchemeText("", "", "", "", List.of());
  }

  /** A class as it was typed; one id for {@code dimension}, names of levels for {@code levels}. */
  public record ClassText(
      String id,
      String nameZh,
      String nameEn,
      String dimension,
      List<String> levels,
      String under,
      String redCard,
      String yellowCard,
      String unanswered,
      String most,
      String bonusMost,
      List<LineText> lines) {

    /** Takes its own copies. */
    public ClassText {
      levels = List.copyOf(levels);
      // Drafts that were kept before there was one have none.
      under = Objects.requireNonNullElse(under, "");
      lines = List.copyOf(lines);
    }

    ClassText with(List<LineText> others) {
      return new ClassText(
          id,
          nameZh,
          nameEn,
          dimension,
          levels,
          under,
          redCard,
          yellowCard,
          unanswered,
          most,
          bonusMost,
          others);
    }

    /** What the weights add up to; null where one is no whole number. */
    public @Nullable Integer weights() {
      int sum = 0;
      for (LineText line : lines) {
        if (!line.weight().strip().matches("\\d{1,4}")) {
          return null;
        }
        sum += Integer.parseInt(line.weight().strip());
      }
      return sum;
    }
  }

  /**
   * A line as it was typed.
   *
   * @param knots {@code value:share} pairs between commas; where there are none, {@code floor},
   *     {@code excellent} and {@code atTarget} say the function
   */
  public record LineText(
      String metric,
      String weight,
      String least,
      String target,
      String floor,
      String excellent,
      String atTarget,
      String knots,
      String sourceZh,
      String sourceEn) {

    static LineText empty() {
      return new LineText("", "", "20", "", "", "", "0.8", "", "", "");
    }

    /** Whether nothing of its own was typed. */
    boolean blank() {
      return (metric + weight + target + floor + excellent + knots + sourceZh + sourceEn).isBlank();
    }
  }

  SchemeText with(List<ClassText> others) {
    return new SchemeText(nameZh, nameEn, remarkZh, remarkEn, others);
  }

  /** The head replaced by what was typed under these names, the classes kept. */
  SchemeText head(Map<String, String> typed) {
    return new SchemeText(
        typed(typed, "nameZh"),
        typed(typed, "nameEn"),
        typed(typed, "remarkZh"),
        typed(typed, "remarkEn"),
        classes);
  }

  /** What was typed into a form under that name. */
  static String typed(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  /** A scheme as somebody would type it. */
  static SchemeText of(Scheme scheme) {
    return new SchemeText(
        scheme.name().zh(),
        scheme.name().en(),
        scheme.remark().zh(),
        scheme.remark().en(),
        scheme.classes().stream().map(SchemeText::of).toList());
  }

  private static ClassText of(SchemeClass each) {
    Population members = each.members();
    return new ClassText(
        each.id(),
        each.name().zh(),
        each.name().en(),
        members.dimension(),
        members.levels().stream().map(Enum::name).sorted().toList(),
        members.under() == null ? "" : members.under().name(),
        number(each.deductions().redCard()),
        number(each.deductions().yellowCard()),
        number(each.deductions().unanswered()),
        number(each.deductions().most()),
        number(each.bonusMost()),
        each.lines().stream().map(SchemeText::of).toList());
  }

  private static LineText of(SchemeLine line) {
    List<Knot> knots = new ArrayList<>(line.scoring().knots());
    if (knots.get(0).share() > knots.get(knots.size() - 1).share()) {
      Collections.reverse(knots);
    }
    boolean usual =
        knots.get(0).share() == 0
            && knots.get(knots.size() - 1).share() == 1
            && (knots.size() == 2 && line.target() == knots.get(1).value()
                || knots.size() == 3
                    && line.target() == knots.get(1).value()
                    && knots.get(0).value() != knots.get(1).value()
                    && knots.get(1).value() != knots.get(2).value());
    return new LineText(
        line.metric(),
        Integer.toString(line.weight()),
        Integer.toString(line.leastCases()),
        number(line.target()),
        usual ? number(knots.get(0).value()) : "",
        usual ? number(knots.get(knots.size() - 1).value()) : "",
        usual ? number(knots.size() == 2 ? 1 : knots.get(1).share()) : "",
        usual
            ? ""
            : line.scoring().knots().stream()
                .map(each -> number(each.value()) + ":" + number(each.share()))
                .collect(Collectors.joining(", ")),
        line.source().zh(),
        line.source().en());
  }

  /** A number as somebody would type it. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
