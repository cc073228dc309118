package io.xiaoneng.dashboard.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.metric.MetricCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GlossaryTest {

  private final Glossary glossary = new Glossary();

  @Test
  void everyWordHasBothNamesAndBothMeanings() {
    assertThat(glossary.words()).hasSizeGreaterThan(70);
    for (Term each : glossary.words()) {
      assertThat(each.zh()).as(each.id()).containsPattern("[\\u4e00-\\u9fff]");
      assertThat(each.en())
          .as(each.id())
          .containsPattern("[a-zA-Z]")
          .doesNotContainPattern("[\\u4e00-\\u9fff]");
      assertThat(each.meaningEn())
          .as(each.id())
          .containsPattern("[a-z]")
          .doesNotContainPattern("[\\u4e00-\\u9fff]");
      assertThat(each.meaningZh())
          .as("docs/dictionary.md needs a 释义 for " + each.zh())
          .isNotEqualTo(each.meaningEn())
          .containsPattern("[\\u4e00-\\u9fff]")
          .doesNotContainPattern("[\\u4e00-\\u9fff][,;:]");
    }
  }

  @Test
  void everyMetricIsThereAndNoPlaceTwice() {
    assertThat(glossary.metrics()).hasSameSizeAs(MetricCatalogue.all());
    Set<String> ids = new HashSet<>();
    for (List<Term> part : List.of(glossary.words(), glossary.metrics())) {
      for (Term each : part) {
        assertThat(ids.add(each.id())).as(each.id()).isTrue();
        assertThat(each.id()).matches("[a-z0-9-]+");
      }
    }
  }

  @Test
  void wordsAreFoundInEitherLanguageWhateverTheirCase() {
    Term term =
        Glossary.read("| 补正 | `supplemented` | what was missing is Brought | 把材料补来 |").get(0);
    assertThat(term.id()).isEqualTo("w-supplemented");
    assertThat(term.fits("brought")).isTrue();
    assertThat(term.fits("  补来 SUPPLE ")).isTrue();
    assertThat(term.fits("补来 受理")).isFalse();
  }

  @Test
  void aRowWithoutChineseMeaningKeepsItsEnglishOneAndABrokenRowIsNamed() {
    assertThat(Glossary.read("| 办件 | case | one application |").get(0).meaningZh())
        .isEqualTo("one application");
    assertThatThrownBy(() -> Glossary.read("| 办件 | case |"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("办件");
  }
}
