package io.xiaoneng.assessment.book;

import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member for tests: its feeds are full and nothing is known of it but figures, unless said. */
final class MemberBuilder {

  private final String code;
  private final Map<String, Figure> figures;
  private double silent;
  private boolean doubtful;
  private List<Deduction> deductions = List.of();
  private List<Award> awards = List.of();
  private Map<String, String> excluded = Map.of();
  private @Nullable Scorecard before;

  MemberBuilder(String code, Map<String, Figure> figures) {
    this.code = code;
    this.figures = figures;
  }

  /** Its feeds were silent on that share of the days, which is too much. */
  MemberBuilder doubtful(double share) {
    silent = share;
    doubtful = true;
    return this;
  }

  MemberBuilder deducted(Deduction... each) {
    deductions = List.of(each);
    return this;
  }

  MemberBuilder awarded(Award... each) {
    awards = List.of(each);
    return this;
  }

  /** A line does not count, for that reason. */
  MemberBuilder excluded(String metric, String why) {
    excluded = Map.of(metric, why);
    return this;
  }

  /** Its scorecard of the month before. */
  MemberBuilder before(Scorecard card) {
    before = card;
    return this;
  }

  Member made() {
    return new Member(
        code,
        new Text("字", "word"),
        1.0,
        silent,
        doubtful,
        false,
        figures,
        deductions,
        awards,
        excluded,
        before);
  }
}
