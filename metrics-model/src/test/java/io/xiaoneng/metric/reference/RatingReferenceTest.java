package io.xiaoneng.metric.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.Figure.Ratio;
import org.junit.jupiter.api.Test;

/** What applicants say: each numerator, denominator, cohort and exclusion. */
class RatingReferenceTest {

  private static Story rated(Story story, String id, String at, long level, boolean byDefault) {
    return story.event(
        EventType.CASE_RATED,
        at,
        DataField.RATING,
        id,
        DataField.LEVEL,
        level,
        DataField.BY_DEFAULT,
        byDefault,
        DataField.NAMED,
        level == 5);
  }

  private static Story rectified(Story story, String id, String at, boolean revisited) {
    return story.event(
        EventType.CASE_RECTIFIED, at, DataField.RATING, id, DataField.REVISITED, revisited);
  }

  private static Story several() {
    Story story = Story.cn().applied("2019-03-01");
    rated(story, "a", "2019-03-04", 1, false);
    rated(story, "b", "2019-03-04", 1, true);
    rated(story, "c", "2019-03-05", 3, false);
    rated(story, "d", "2019-03-05", 4, false);
    rated(story, "e", "2019-03-05", 5, true);
    rated(story, "f", "2019-03-06", 5, false);
    return story;
  }

  @Test
  void activeRatingsAreThoseThatSomebodyMade() {
    FiguresOf figures = new FiguresOf(several());
    assertThat(figures.of("rated-active")).isEqualTo(new Ratio(4, 6));
    assertThat(figures.on("rated-active", "2019-03-04")).isEqualTo(new Ratio(1, 2));
    assertThat(figures.asOf("rated-active", "2019-03-04")).isEqualTo(new Ratio(1, 2));
  }

  @Test
  void badAreLevelsFourAndFiveOfThose() {
    FiguresOf figures = new FiguresOf(several());
    assertThat(figures.of("bad-per-10k")).isEqualTo(new Ratio(2, 4));
    assertThat(figures.on("bad-per-10k", "2019-03-05")).isEqualTo(new Ratio(1, 2));
  }

  @Test
  void aBadRatingIsRectifiedByTheEndOfTheFifteenthDay() {
    Story story = several();
    rectified(story, "d", "2019-03-20T23:59:59.999", false);
    rectified(story, "f", "2019-03-22", true);
    FiguresOf figures = new FiguresOf(story);
    assertThat(figures.of("rectified")).isEqualTo(new Ratio(1, 2));
    assertThat(figures.on("rectified", "2019-03-05")).isEqualTo(new Ratio(1, 1));
    assertThat(figures.on("rectified", "2019-03-20")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("rectified", "2019-03-20T23:59:59.999")).isEqualTo(new Ratio(0, 0));
    assertThat(figures.asOf("rectified", "2019-03-21")).isEqualTo(new Ratio(1, 1));
    assertThat(figures.of("revisited")).isEqualTo(new Ratio(0, 1));
  }

  @Test
  void onlyNamedBadRatingsAreRevisited() {
    Story story = several();
    rectified(story, "d", "2019-03-10", true);
    rectified(story, "f", "2019-03-10", false);
    assertThat(new FiguresOf(story).of("revisited")).isEqualTo(new Ratio(0, 1));
    rectified(story, "f", "2019-03-21T23:59:59.999", true);
    assertThat(new FiguresOf(story).of("revisited")).isEqualTo(new Ratio(1, 1));
    assertThat(new FiguresOf(story).of("rectified")).isEqualTo(new Ratio(2, 2));
  }

  @Test
  void ratingsOfQuarantinedCasesCountNowhere() {
    Story story = several().accepted("2019-03-08").decided("2019-03-05");
    assertThat(new FiguresOf(story).of("rated-active")).isEqualTo(new Ratio(0, 0));
  }
}
