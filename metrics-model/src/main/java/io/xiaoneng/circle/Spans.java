package io.xiaoneng.circle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A set of moments made of pieces of time: ascending, apart from each other, so that two sets of
 * the same moments are equal whatever they were made of. Immutable.
 *
 * @param pieces ascending; between two of them there is a gap
 */
public record Spans(List<Span> pieces) {

  /** No moment. */
  public static final Spans NONE = new Spans(List.of());

  /** The moments of pieces in any order, overlapping or not. */
  public static Spans of(List<Span> pieces) {
    List<Span> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingLong(Span::from));
    List<Span> joined = new ArrayList<>();
    for (Span piece : sorted) {
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || piece.from() > last.to()) {
        joined.add(piece);
      } else if (piece.to() > last.to()) {
        joined.set(joined.size() - 1, new Span(last.from(), piece.to()));
      }
    }
    return new Spans(List.copyOf(joined));
  }

  /** Moments of either. */
  public Spans or(Spans other) {
    List<Span> both = new ArrayList<>(pieces);
    both.addAll(other.pieces);
    return of(both);
  }

  /** Moments of both. */
  public Spans and(Spans other) {
    List<Span> common = new ArrayList<>();
    int a = 0;
    int b = 0;
    while (a < pieces.size() && b < other.pieces.size()) {
      Span mine = pieces.get(a);
      Span its = other.pieces.get(b);
      long from = Math.max(mine.from(), its.from());
      long to = Math.min(mine.to(), its.to());
      if (from < to) {
        common.add(new Span(from, to));
      }
      if (mine.to() < its.to()) {
        a++;
      } else {
        b++;
      }
    }
    return new Spans(List.copyOf(common));
  }

  /** Moments of this and not of the other. */
  public Spans without(Spans other) {
    List<Span> left = new ArrayList<>();
    int b = 0;
    for (Span piece : pieces) {
      long from = piece.from();
      while (b < other.pieces.size() && other.pieces.get(b).to() <= from) {
        b++;
      }
      for (int i = b; i < other.pieces.size() && other.pieces.get(i).from() < piece.to(); i++) {
        if (other.pieces.get(i).from() > from) {
          left.add(new Span(from, other.pieces.get(i).from()));
        }
        from = Math.max(from, other.pieces.get(i).to());
      }
      if (from < piece.to()) {
        left.add(new Span(from, piece.to()));
      }
    }
    return new Spans(List.copyOf(left));
  }

  /** How long it is altogether, milliseconds. */
  public long millis() {
    return pieces.stream().mapToLong(piece -> piece.to() - piece.from()).sum();
  }
}
