package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.LineText;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/** Reads the form of a class: its own fields, and those of line 3 as {@code l3.metric} … */
final class ClassForm {

  /** More lines than these are no scheme any more; they warn from twenty on. */
  static final int MOST_LINES = 60;

  private static final int MOST_TYPED = 1_000;

  private final MultiValueMap<String, String> fields;

  private ClassForm(MultiValueMap<String, String> fields) {
    this.fields = fields;
  }

  /**
   * What was typed. The button {@code do} says what else is wanted: {@code add} for one more line,
   * {@code drop.3} to take line 3 out.
   *
   * @throws BadParameterException where there are too many lines, or a field is too long
   */
  static ClassText read(MultiValueMap<String, String> fields) {
    ClassForm form = new ClassForm(fields);
    List<LineText> lines = new ArrayList<>();
    for (int i = 0; fields.containsKey("l" + i + ".metric"); i++) {
      if (i >= MOST_LINES) {
        throw new BadParameterException("lines", "a class has at most " + MOST_LINES + " lines");
      }
      lines.add(form.line("l" + i + "."));
    }
    String wanted = form.one("do");
    if (wanted.startsWith("drop.") && wanted.substring(5).matches("\\d{1,2}")) {
      int index = Integer.parseInt(wanted.substring(5));
      if (index < lines.size()) {
        lines.remove(index);
      }
    } else if (wanted.equals("add") && lines.size() < MOST_LINES) {
      lines.add(LineText.empty());
    } else if (!wanted.equals("add")) {
      lines.removeIf(LineText::blank);
    }
    return new ClassText(
        form.one("id"),
        form.one("nameZh"),
        form.one("nameEn"),
        form.one("dimension"),
        fields.getOrDefault("levels", List.of()),
        form.one("under"),
        form.one("redCard"),
        form.one("yellowCard"),
        form.one("unanswered"),
        form.one("most"),
        form.one("bonusMost"),
        lines);
  }

  private LineText line(String at) {
    return new LineText(
        one(at + "metric"),
        one(at + "weight"),
        one(at + "least"),
        one(at + "target"),
        one(at + "floor"),
        one(at + "excellent"),
        one(at + "atTarget"),
        one(at + "knots"),
        one(at + "sourceZh"),
        one(at + "sourceEn"));
  }

  private String one(String name) {
    String typed = fields.getFirst(name);
    String text = typed == null ? "" : typed.strip();
    if (text.length() > MOST_TYPED) {
      throw new BadParameterException(
          name,
          "%s has %d characters, must have at most %d".formatted(name, text.length(), MOST_TYPED));
    }
    return text;
  }
}
