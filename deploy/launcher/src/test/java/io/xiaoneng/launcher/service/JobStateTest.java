package io.xiaoneng.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobStateTest {

  @ParameterizedTest
  @CsvSource({
    "RUNNING,  RUNNING,      RUNNING, true",
    "RUNNING,  RUNNING,      INITIALIZING, false",
    "RESTARTING, RUNNING,    RUNNING, false",
    "CREATED,  CREATED,      CREATED, false"
  })
  void aJobRunsWhenEachOfItsPartsDoes(String job, String source, String sink, boolean runs) {
    String answer =
        """
        {"jid":"0","name":"cases","state":"%s","start-time":1,
         "vertices":[{"id":"a","status":"%s","tasks":{"RUNNING":2}},{"id":"b","status":"%s"}],
         "status-counts":{"RUNNING":2},"plan":{"type":"STREAMING"}}
        """
            .formatted(job, source, sink);
    assertThat(JobState.parse(answer).runs()).isEqualTo(runs);
  }

  @ParameterizedTest
  @CsvSource({"{}", "not json", "''"})
  void anAnswerThatSaysNothingIsNotRunning(String answer) {
    assertThat(JobState.parse(answer).runs()).isFalse();
  }
}
