package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Cohort;
import io.xiaoneng.metric.MetricVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says in words is what the program counts by. */
class DefinitionsAgreeTest {

  static List<CaseMeasure> measures() {
    return Stream.concat(CaseMeasures.all().stream(), CaseMeasures.shadows().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("measures")
  void aMeasureHasTheCohortAndTheDenominatorThatItsDefinitionTells(CaseMeasure measure) {
    MetricVersion version = MetricCatalogue.find(measure.id(), measure.version());
    assertThat(version).isNotNull();
    MetricDefinition definition = version.definition();
    assertThat(measure.cohort().of()).isEqualTo(definition.cohort());
    boolean counts = measure.shape() == CaseMeasure.Shape.COUNT;
    assertThat(definition.denominator() == null).isEqualTo(counts);
    assertThat(definition.unit() == MetricDefinition.Unit.COUNT).isEqualTo(counts);
    assertThat(definition.unit() == MetricDefinition.Unit.PER_10K)
        .isEqualTo(measure.shape() == CaseMeasure.Shape.PER_10K);
    if (measure.shape() == CaseMeasure.Shape.RATIO) {
      assertThat(definition.unit()).isEqualTo(MetricDefinition.Unit.RATIO);
    }
  }

  /** The date by which a figure places cases, tickets and contracts, and what the words call it. */
  @Test
  void everyDateIsTheOneOfItsCohort() {
    Map<String, Cohort> dates = new HashMap<>();
    measures().forEach(each -> dates.put(each.cohort().date(), each.cohort().of()));
    assertThat(dates)
        .containsEntry("applied_date", Cohort.APPLIED)
        .containsEntry("accepted_date", Cohort.ACCEPTED)
        .containsEntry("decided_date", Cohort.DECIDED)
        .containsEntry("due_date", Cohort.DUE)
        .containsEntry("due_statutory_date", Cohort.STATUTORY_DUE)
        .containsEntry("accept_due_date", Cohort.ANSWER_DUE)
        .containsEntry("delivery_due_date", Cohort.DELIVERY_DUE)
        .containsEntry("first_date", Cohort.FIRST_EVENT)
        .containsEntry("rated_date", Cohort.RATED)
        .hasSize(9);
    for (StockMeasure each : StockMeasure.all()) {
      Cohort cohort = definition(each.id()).cohort();
      assertThat(cohort)
          .as(each.id())
          .isEqualTo(each.due().isEmpty() ? Cohort.AS_OF : dates.get(each.dueDate()));
    }
    SubjectTable.TICKETS
        .metrics()
        .forEach(each -> assertThat(definition(each).cohort()).as(each).isEqualTo(Cohort.TAKEN));
    assertThat(SubjectTable.TICKETS.date()).isEqualTo("taken_date");
    SubjectTable.CONTRACTS
        .metrics()
        .forEach(each -> assertThat(definition(each).cohort()).as(each).isEqualTo(Cohort.DUE));
    assertThat(SubjectTable.CONTRACTS.date()).isEqualTo("due_date");
  }

  private static MetricDefinition definition(String id) {
    MetricDefinition definition = MetricCatalogue.find(id);
    assertThat(definition).as(id).isNotNull();
    return definition;
  }

  @Test
  void everyShadowHasItsMeasureAndCanBeComparedCaseByCase() {
    assertThat(CaseMeasures.shadows())
        .extracting(each -> each.id() + " " + each.version())
        .containsExactlyInAnyOrderElementsOf(
            MetricCatalogue.shadows().stream()
                .map(each -> each.id() + " " + each.number())
                .toList());
    for (CaseMeasure each : CaseMeasures.shadows()) {
      assertThat(each.part(CasePart.OTHERWISE)).as(each.id()).isNotNull();
      assertThat(CubeMeasure.of(each)).as(each.id()).isNull();
      assertThat(CaseMeasure.of(each.id()).part(CasePart.OTHERWISE)).as(each.id()).isNull();
    }
  }
}
