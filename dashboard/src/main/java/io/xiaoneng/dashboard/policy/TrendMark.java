package io.xiaoneng.dashboard.policy;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day that explains why a figure's course turns there, or might.
 *
 * @param title what it is, without its kind
 * @param value wanted by that day, in the metric's unit; null for all but targets
 * @param version of a scheme or a definition; 0 for all others
 * @param document that says so, "" where none is told
 * @param path of the page that tells more; null for none
 */
public record TrendMark(
    LocalDate day,
    Kind kind,
    Text title,
    @Nullable Double value,
    int version,
    String document,
    @Nullable String path) {

  /** Where it is known from. */
  public enum Kind {
    /** Entered by an assessor. */
    POLICY,
    /** The last day of a dated target, of the registry or the ledger of tasks. */
    TARGET,
    /** The first day of a scheme of the assessment that scores the figure. */
    SCHEME,
    /** The first day of figures told by another version of the definition. */
    DEFINITION,
    /** The first day of a unit's chart that begins anew. */
    REBASE
  }
}
