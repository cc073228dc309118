package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.dashboard.assessment.editor.SchemeDrafts.Looked;
import io.xiaoneng.dashboard.assessment.scheme.SchemeProblem;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.HashMap;
import java.util.Map;
import org.springframework.ui.Model;

/** What pages of drafts have in common. */
final class SchemeWords {

  private SchemeWords() {}

  /** Puts what is wrong or odd into a page, with the names of what it is about. */
  static void put(Model model, Looked draft) {
    Map<String, Text> names = new HashMap<>();
    for (SchemeProblem each : draft.problems()) {
      MetricDefinition metric = MetricCatalogue.find(each.metric());
      if (metric != null) {
        names.put(each.metric(), metric.name());
      }
    }
    model.addAttribute("problems", draft.problems());
    model.addAttribute("metricNames", names);
  }

  /**
   * The revision a form was made of.
   *
   * @throws BadParameterException where it is missing
   */
  static int revision(Map<String, String> given) {
    String text = given.getOrDefault("revision", "");
    if (!text.matches("\\d{1,9}")) {
      throw new BadParameterException("revision", "revision says which save the form is of");
    }
    return Integer.parseInt(text);
  }
}
