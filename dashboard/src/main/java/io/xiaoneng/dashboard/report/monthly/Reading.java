package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
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

  /** A class by name; with its scheme where another one has the same. */
  String name(BookClass of) {
    String name = words.text(of.name());
    boolean alone =
        book().classes().stream().filter(each -> each.name().equals(of.name())).count() < 2;
    return alone ? name : words.of("card.heading", name, of.scheme());
  }

  /** A member as tables and headings call it; its code alone tells units of one name apart. */
  String name(BookClass in, Scorecard card) {
    String name = words.of("card.heading", words.text(card.name()), card.code());
    return in.dimension().equals(Population.UNITS) ? name : name + " · " + name(in);
  }

  /** An anchor: letters, digits and hyphens. */
  static String id(String kind, BookClass of, String code) {
    return (kind + "-" + of.scheme() + "-" + of.id() + (code.isEmpty() ? "" : "-" + code))
        .replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** Whether all of the city may be told. */
  boolean whole() {
    return units == null;
  }
}
