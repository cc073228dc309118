package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.Editions;
import io.xiaoneng.dashboard.report.content.ReportWords;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a monthly report is made of.
 *
 * @param unit whose subtree it is about; null for the city
 * @param units its codes; null for all
 */
record Reading(
    ReportPeriod month,
    Editions.Chosen chosen,
    @Nullable String unit,
    @Nullable Set<String> units,
    ReportWords words) {

  Book book() {
    return chosen.book();
  }

  /** Whether a scorecard may be told in it. */
  boolean tells(Scorecard card) {
    return units == null || units.contains(card.code());
  }

  /** Whether all of the city may be told. */
  boolean whole() {
    return units == null;
  }
}
