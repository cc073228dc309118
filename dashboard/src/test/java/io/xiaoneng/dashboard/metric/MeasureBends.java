package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Measures with one of their conditions bent, or another date for their cohort. */
final class MeasureBends {

  private MeasureBends() {}

  /**
   * A measure, bent once.
   *
   * @param what which of its conditions, and how
   */
  record Variant<T>(String what, T measure) {}

  /** Every bend of a measure of cases. */
  static List<Variant<CaseMeasure>> of(CaseMeasure m) {
    List<Variant<CaseMeasure>> all = new ArrayList<>();
    add(all, "counted", m.counted(), each -> with(m, m.cohort(), each, m.figure(), m.second()));
    if (m.shape() != CaseMeasure.Shape.PARTS) {
      add(all, "figure", m.figure(), each -> with(m, m.cohort(), m.counted(), each, m.second()));
    }
    if (!m.second().isEmpty()) {
      add(all, "second", m.second(), each -> with(m, m.cohort(), m.counted(), m.figure(), each));
    }
    CaseCohort cohort = m.cohort();
    add(
        all,
        "cohort",
        cohort.condition(),
        each ->
            with(
                m,
                new CaseCohort(cohort.of(), cohort.date(), each),
                m.counted(),
                m.figure(),
                m.second()));
    Stream.of(
            CaseCohort.APPLIED,
            CaseCohort.ACCEPTED,
            CaseCohort.DECIDED,
            CaseCohort.DUE,
            CaseCohort.STATUTORY_DUE,
            CaseCohort.ANSWER_DUE,
            CaseCohort.DELIVERY_DUE,
            CaseCohort.FIRST)
        .filter(each -> !each.date().equals(cohort.date()))
        .forEach(
            other -> {
              all.add(
                  new Variant<>(
                      "cohort: by " + other.date(),
                      with(
                          m,
                          new CaseCohort(cohort.of(), other.date(), cohort.condition()),
                          m.counted(),
                          m.figure(),
                          m.second())));
              all.add(
                  new Variant<>(
                      "cohort: " + other.of(),
                      with(
                          m,
                          new CaseCohort(cohort.of(), other.date(), other.condition()),
                          m.counted(),
                          m.figure(),
                          m.second())));
            });
    add(all, "population", m.population(), m::over);
    return all;
  }

  /** Every bend of a measure of the stock. */
  static List<Variant<StockMeasure>> of(StockMeasure m) {
    List<Variant<StockMeasure>> all = new ArrayList<>();
    add(
        all,
        "population",
        m.population(),
        each -> with(m, each, m.looked(), m.open(), m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "looked",
        m.looked(),
        each -> with(m, m.population(), each, m.open(), m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "open",
        m.open(),
        each -> with(m, m.population(), m.looked(), each, m.openThen(), m.late(), m.dueDate()));
    add(
        all,
        "open then",
        m.openThen(),
        each -> with(m, m.population(), m.looked(), m.open(), each, m.late(), m.dueDate()));
    if (!m.late().isEmpty()) {
      add(
          all,
          "late",
          m.late(),
          each -> with(m, m.population(), m.looked(), m.open(), m.openThen(), each, m.dueDate()));
      Stream.of(CaseCohort.APPLIED, CaseCohort.DECIDED, CaseCohort.DUE, CaseCohort.STATUTORY_DUE)
          .filter(each -> !each.date().equals(m.dueDate()))
          .forEach(
              other ->
                  all.add(
                      new Variant<>(
                          "cohort: by " + other.date(),
                          with(
                              m,
                              m.population(),
                              m.looked(),
                              m.open(),
                              m.openThen(),
                              m.late(),
                              other.date()))));
    }
    return all;
  }

  private static StockMeasure with(
      StockMeasure m,
      String population,
      String looked,
      String open,
      String openThen,
      String late,
      String dueDate) {
    return new StockMeasure(
        m.id(), m.version(), population, looked, open, openThen, m.due(), dueDate, late);
  }

  private static <T> void add(
      List<Variant<T>> all, String part, String sql, Function<String, T> bending) {
    SqlBends.of(sql)
        .forEach(
            each -> all.add(new Variant<>(part + ": " + each.what(), bending.apply(each.sql()))));
  }

  private static CaseMeasure with(
      CaseMeasure m, CaseCohort cohort, String counted, String figure, String second) {
    return new CaseMeasure(
        m.id(), m.version(), m.population(), cohort, m.aside(), m.shape(), counted, figure, second);
  }
}
