package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {

  private static final int MOMENTS = 60;

  /** Against sets of single moments. */
  @Test
  void setsOfMomentsAreJoinedCutAndTakenApartMomentByMoment() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      Spans a = random(random);
      Spans b = random(random);
      BitSet or = moments(a);
      or.or(moments(b));
      assertThat(moments(a.or(b))).isEqualTo(or);
      BitSet and = moments(a);
      and.and(moments(b));
      assertThat(moments(a.and(b))).isEqualTo(and);
      BitSet without = moments(a);
      without.andNot(moments(b));
      assertThat(moments(a.without(b))).isEqualTo(without);
      assertThat(a.without(b).millis()).isEqualTo(without.cardinality());
      assertThat(a.without(b).or(a.and(b))).as("one form for one set").isEqualTo(a);
    }
  }

  private static Spans random(Random random) {
    List<Span> pieces = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      int from = random.nextInt(MOMENTS - 1);
      pieces.add(new Span(from, from + 1 + random.nextInt(MOMENTS - from - 1)));
    }
    return Spans.of(pieces);
  }

  private static BitSet moments(Spans spans) {
    BitSet moments = new BitSet();
    spans.pieces().forEach(piece -> moments.set((int) piece.from(), (int) piece.to()));
    return moments;
  }

  @Test
  void anEmptyPieceOfTimeIsRefused() {
    assertThatThrownBy(() -> new Span(5, 5)).hasMessage("no piece of time: from 5 to 5");
  }
}
