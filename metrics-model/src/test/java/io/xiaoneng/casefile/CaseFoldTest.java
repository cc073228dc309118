package io.xiaoneng.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of the metric catalogue, §1. */
class CaseFoldTest {

  @ParameterizedTest
  @CsvSource({
    "2019-01-25, 10, 2019-02-13",
    "2019-04-26,  5, 2019-05-06",
    "2019-09-27,  5, 2019-10-10",
    "2019-02-02,  1, 2019-02-03",
  })
  void thePromiseFallsDueAtTheEndOfItsLastWorkingDay(String accepted, int days, String due) {
    Story story = Story.cn().applied(accepted).accepted(accepted);
    story.registry().item("I", "行政确认", new Limit(days, Limit.Kind.WORKING), Limit.NONE);
    assertThat(story.fold().duePromise()).isEqualTo(story.at(due + "T23:59:59.999"));
    assertThat(story.fold().dates().due()).isEqualTo(due);
  }

  @Test
  void aStopOverSpringFestivalMovesTheDueDateByItsWorkingDays() {
    Story story =
        Story.cn()
            .applied("2019-01-25")
            .accepted("2019-01-25")
            .stop("p", "2019-01-29")
            .resume("p", "2019-02-12");
    story.registry().item("I", "行政确认", new Limit(10, Limit.Kind.WORKING), Limit.NONE);
    assertThat(story.fold().duePromise()).isEqualTo(story.at("2019-02-22T23:59:59.999"));
  }
}
