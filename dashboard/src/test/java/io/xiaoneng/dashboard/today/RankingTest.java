package io.xiaoneng.dashboard.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static Candidate of(MatterKind kind, @Nullable String metric, String path) {
    return new Candidate(kind, new Text(path, path), metric, null, null, null, null, path);
  }

  private static List<Candidate> all() {
    List<Candidate> all = new ArrayList<>();
    for (MatterKind kind : MatterKind.values()) {
      all.add(of(kind, null, "/" + kind.key()));
    }
    return all;
  }

  @Test
  void whatMakesFiguresDoubtfulStandsFirstThenBrokenWords() {
    List<Candidate> all = all();
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(all, new Random(seed));
      assertThat(Ranking.first(all))
          .extracting(Candidate::kind)
          .containsExactly(MatterKind.BLIND, MatterKind.RED_LATE, MatterKind.ORDER_LATE);
    }
  }

  @Test
  void whatIsGraveStandsBeforeWhatIsNot() {
    assertThat(List.of(MatterKind.values()))
        .isSortedAccordingTo((a, b) -> Boolean.compare(b.grave(), a.grave()));
  }

  @Test
  void aKindIsToldOnce() {
    assertThat(
            Ranking.first(
                List.of(
                    of(MatterKind.SILENT, null, "/b"),
                    of(MatterKind.SILENT, null, "/a"),
                    of(MatterKind.STOCK, null, "/c"))))
        .extracting(Candidate::path)
        .containsExactly("/a", "/c");
  }

  @Test
  void aFigureIsToldOnce() {
    assertThat(
            Ranking.first(
                List.of(
                    of(MatterKind.STOCK, "overdue", "/c"),
                    of(MatterKind.WORSE, "on-time", "/b"),
                    of(MatterKind.TARGET_UNLIKELY, "on-time", "/a"))))
        .extracting(Candidate::path)
        .containsExactly("/a", "/c");
  }

  @Test
  void nothingIsToldWhereNothingIsWrong() {
    assertThat(Ranking.first(List.of())).isEmpty();
  }
}
