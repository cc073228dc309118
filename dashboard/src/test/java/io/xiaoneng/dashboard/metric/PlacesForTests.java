package io.xiaoneng.dashboard.metric;

import io.xiaoneng.circle.Span;
import java.time.Instant;
import java.util.List;

/** For tests of other metrics: nobody can say anything of places. */
final class PlacesForTests implements PlaceParts {

  static final PlaceParts NONE = new PlacesForTests();

  private PlacesForTests() {}

  @Override
  public List<Look> at(String metric, List<Instant> moments) {
    return moments.stream().map(each -> Look.UNKNOWN).toList();
  }

  @Override
  public List<Look> over(String metric, List<Span> pieces) {
    return pieces.stream().map(each -> Look.UNKNOWN).toList();
  }

  @Override
  public List<CellPart> cells(Instant at) {
    return List.of();
  }
}
