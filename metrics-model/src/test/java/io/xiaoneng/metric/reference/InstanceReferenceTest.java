package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.Figure.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What several cases make together: each numerator, denominator, cohort and exclusion. */
class InstanceReferenceTest {

  private static Duration one(double value) {
    return new Duration(1, value, value, value, value);
  }

  private static final Duration NONE = new Duration(0, null, null, null, null);

  private static Story part(String item, String applied) {
    return Story.cn()
        .applied(
            applied,
            DataField.ITEM,
            item,
            DataField.BUNDLE,
            "bookshop",
            DataField.BUNDLE_CASE,
            "b1",
            DataField.PROJECT,
            "p1",
            DataField.MATERIALS_REQUIRED,
            3L,
            DataField.MATERIALS_SHARED,
            1L);
  }

  private static Story done(String item, String applied, String accepted, String decided) {
    return part(item, applied).accepted(accepted).decided(decided);
  }

  private static Story delivered(Story story, String at) {
    return story.event(EventType.CASE_DELIVERED, at, DataField.HOW, "COURIER");
  }

  @Test
  void aBundleTakesFromTheFirstApplicationToTheLastDelivery() {
    FiguresOf figures =
        new FiguresOf(
            delivered(done("I", "2019-03-01", "2019-03-04", "2019-03-05"), "2019-03-06"),
            done("J", "2019-03-04", "2019-03-05", "2019-03-08"));
    assertThat(figures.of("bundle-days")).isEqualTo(one(5));
    assertThat(figures.on("bundle-days", "2019-03-08")).isEqualTo(one(5));
    assertThat(figures.on("bundle-days", "2019-03-01")).isEqualTo(NONE);
    assertThat(figures.asOf("bundle-days", "2019-03-08T09:59:59.999")).isEqualTo(NONE);
    FiguresOf later =
        new FiguresOf(
            delivered(done("I", "2019-03-01", "2019-03-04", "2019-03-05"), "2019-03-12"),
            done("J", "2019-03-04", "2019-03-05", "2019-03-08"));
    assertThat(later.of("bundle-days")).isEqualTo(one(7));
  }

  @Test
  void itIsCompleteOnceEveryItemIsDecidedAndNothingIsOpen() {
    Story first = done("I", "2019-03-01", "2019-03-04", "2019-03-05");
    assertThat(new FiguresOf(first, part("J", "2019-03-04")).of("bundle-days")).isEqualTo(NONE);
    Story returned = part("J", "2019-03-04").event(EventType.CASE_RETURNED, "2019-03-05");
    assertThat(new FiguresOf(first, returned).of("bundle-days")).isEqualTo(NONE);
    Story again = done("J", "2019-03-06", "2019-03-06", "2019-03-07");
    assertThat(new FiguresOf(first, returned, again).of("bundle-days")).isEqualTo(one(4));
    Map<String, List<String>> registered = Map.of("bookshop", List.of("I", "J"));
    assertThat(new FiguresOf(registered, first).of("bundle-days")).isEqualTo(NONE);
    assertThat(new FiguresOf(registered, first, again).of("bundle-days")).isEqualTo(one(4));
  }

  @Test
  void aQuarantinedPartLeavesTheInstanceOut() {
    Story odd = done("J", "2019-03-04", "2019-03-08", "2019-03-05");
    Story first = done("I", "2019-03-01", "2019-03-04", "2019-03-05");
    assertThat(new FiguresOf(first, odd).of("bundle-days")).isEqualTo(NONE);
    assertThat(new FiguresOf(first, odd).of("project-days")).isEqualTo(NONE);
  }

  @Test
  void daysSharedByStagesCountOnceAndStoppedOnesNot() {
    Story first = done("I", "2019-03-01", "2019-03-04", "2019-03-08");
    first.stop("s", "2019-03-05").resume("s", "2019-03-07");
    Story second = done("J", "2019-03-01", "2019-03-06", "2019-03-07");
    Story third = done("K", "2019-03-01", "2019-03-11", "2019-03-13");
    // 03-05, 03-08 of the first, 03-07 of the second, 03-12 and 03-13 of the third.
    FiguresOf figures = new FiguresOf(first, second, third);
    assertThat(figures.of("project-days")).isEqualTo(one(5));
    assertThat(figures.on("project-days", "2019-03-13")).isEqualTo(one(5));
    assertThat(figures.on("project-days", "2019-03-08")).isEqualTo(NONE);
    assertThat(figures.asOf("project-days", "2019-03-12")).isEqualTo(NONE);
  }

  @Test
  void itemsAreDistinctAndMaterialsOfEveryDecidedCase() {
    Story withdrawn = part("I", "2019-03-01").event(EventType.CASE_WITHDRAWN, "2019-03-02");
    Story first = done("I", "2019-03-01", "2019-03-04", "2019-03-05");
    Story second = done("J", "2019-03-01", "2019-03-04", "2019-03-06");
    FiguresOf figures = new FiguresOf(withdrawn, first, second);
    assertThat(figures.of("project-items")).isEqualTo(one(2));
    assertThat(figures.of("project-materials")).isEqualTo(one(6));
    Story unknown =
        Story.cn()
            .applied("2019-03-01", DataField.PROJECT, "p1", DataField.ITEM, "K")
            .accepted("2019-03-04")
            .decided("2019-03-05");
    assertThat(new FiguresOf(first, unknown).of("project-materials")).isEqualTo(NONE);
    assertThat(new FiguresOf(first, unknown).of("project-items")).isEqualTo(one(2));
  }

  @Test
  void casesWithoutAnInstanceAreInNone() {
    Story alone = Story.cn().applied("2019-03-01").accepted("2019-03-04").decided("2019-03-05");
    for (String metric : List.of("bundle-days", "project-days", "project-items")) {
      assertThat(new FiguresOf(alone).of(metric)).as(metric).isEqualTo(NONE);
    }
  }
}
