package io.xiaoneng.agency;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Story;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.reference.ContractReference;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractFoldTest {

  private static Story contracted(String due) {
    Story story = Story.cn();
    Object[] data = {DataField.AGENCY, "G", DataField.SERVICE, "环评"};
    if (due == null) {
      return story.event(EventType.AGENCY_CONTRACTED, "2019-03-04", data);
    }
    return story.event(
        EventType.AGENCY_CONTRACTED,
        "2019-03-04",
        DataField.AGENCY,
        "G",
        DataField.SERVICE,
        "环评",
        DataField.DUE_AT,
        story.at(due));
  }

  private static Story finished(Story story, String at) {
    return story.event(EventType.AGENCY_FINISHED, at, DataField.AGENCY, "G");
  }

  private static ContractFacts fold(Story story) {
    return ContractFold.fold("A1", CaseState.events(story.state()), story.rules());
  }

  @Test
  void takesTheContractAndTheEarliestEnd() {
    Story story = finished(finished(contracted("2019-03-20"), "2019-03-19"), "2019-03-21");
    ContractFacts facts = fold(story);
    assertThat(facts.agency()).isEqualTo("G");
    assertThat(facts.service()).isEqualTo("环评");
    assertThat(facts.dueAt()).isEqualTo(story.at("2019-03-20"));
    assertThat(facts.dueDate()).isEqualTo(LocalDate.parse("2019-03-20"));
    assertThat(facts.finishedAt()).isEqualTo(story.at("2019-03-19"));
  }

  @Test
  void onTimeIsOfTheContractsThatFellDue() {
    Story clock = Story.cn();
    List<ContractFacts> contracts =
        List.of(
            fold(finished(contracted("2019-03-20"), "2019-03-20")),
            fold(finished(contracted("2019-03-20"), "2019-03-20T10:00:00.001")),
            fold(contracted("2019-03-20")),
            fold(contracted("2019-05-20")),
            fold(contracted(null)));
    assertThat(
            ContractReference.onTime(contracts, any -> true, Period.ALWAYS, clock.at("2019-04-01")))
        .isEqualTo(new Ratio(1, 3));
    assertThat(
            ContractReference.onTime(contracts, any -> true, Period.ALWAYS, clock.at("2019-03-20")))
        .isEqualTo(new Ratio(0, 0));
    LocalDate day = LocalDate.parse("2019-03-04");
    assertThat(
            ContractReference.onTime(
                contracts, any -> true, new Period(day, day), clock.at("2019-04-01")))
        .isEqualTo(new Ratio(0, 0));
  }
}
