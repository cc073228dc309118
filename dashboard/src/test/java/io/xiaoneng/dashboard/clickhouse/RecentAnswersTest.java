package io.xiaoneng.dashboard.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers are read once, kept for a while, and taken from whoever read them otherwise. */
class RecentAnswersTest {

  private final List<String> asked = new ArrayList<>();

  private RecentAnswers<String, Integer> answers(Duration kept, int most) {
    return new RecentAnswers<>(
        question -> {
          asked.add(question);
          return Integer.valueOf(question);
        },
        answer -> answer < 100,
        kept,
        0,
        Duration.ofHours(1),
        most);
  }

  @Test
  void anAnswerIsReadOnceWhileItIsGood() {
    RecentAnswers<String, Integer> answers = answers(Duration.ofHours(1), 2);
    assertThat(answers.knows("7")).isFalse();
    assertThat(answers.read("7")).isEqualTo(7);
    assertThat(answers.read("7")).isEqualTo(7);
    assertThat(answers.knows("7")).isTrue();
    assertThat(asked).containsExactly("7");
    answers.read("8");
    answers.read("9");
    assertThat(answers.knows("7")).as("the oldest goes").isFalse();
  }

  @Test
  void anAnswerThatIsTooLargeOrOldIsNotKept() {
    RecentAnswers<String, Integer> answers = answers(Duration.ofHours(1), 2);
    answers.read("100");
    assertThat(answers.knows("100")).isFalse();
    RecentAnswers<String, Integer> never = answers(Duration.ZERO, 2);
    never.read("7");
    assertThat(never.knows("7")).isFalse();
  }

  @Test
  void whatWasReadOtherwiseIsTakenUnlessItIsKnown() {
    RecentAnswers<String, Integer> answers = answers(Duration.ofHours(1), 2);
    answers.learn("7", 70);
    assertThat(answers.read("7")).isEqualTo(70);
    answers.learn("7", 71);
    assertThat(answers.read("7")).isEqualTo(70);
    assertThat(asked).isEmpty();
  }

  @Test
  void aFailureIsNotKept() {
    RecentAnswers<String, Integer> answers = answers(Duration.ofHours(1), 2);
    assertThatThrownBy(() -> answers.read("x")).isInstanceOf(NumberFormatException.class);
    assertThat(answers.knows("x")).isFalse();
  }
}
