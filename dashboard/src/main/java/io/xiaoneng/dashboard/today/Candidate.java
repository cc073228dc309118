package io.xiaoneng.dashboard.today;

import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that might be told.
 *
 * @param sentence for those who may read issued cards
 * @param wall the same for screens that anybody passes; names nobody who can still object
 * @param metric what figure it is about, so that none is told twice; null for none
 */
record Candidate(
    MatterKind kind,
    Text sentence,
    Text wall,
    @Nullable String metric,
    @Nullable String unit,
    @Nullable Instant since,
    @Nullable String holder,
    @Nullable Instant due,
    String path) {

  /** One that says the same to all. */
  Candidate(
      MatterKind kind,
      Text sentence,
      @Nullable String metric,
      @Nullable String unit,
      @Nullable Instant since,
      @Nullable String holder,
      @Nullable Instant due,
      String path) {
    this(kind, sentence, sentence, metric, unit, since, holder, due, path);
  }

  /** As it is told to those who may read issued cards. */
  Today.Matter matter() {
    return new Today.Matter(kind.key(), sentence, unit, since, holder, due, path, kind.grave());
  }

  /** As it stands on screens that anybody passes. */
  Today.Matter onWall() {
    boolean hidden = !wall.equals(sentence);
    return new Today.Matter(
        kind.key(),
        wall,
        hidden ? null : unit,
        since,
        hidden ? null : holder,
        due,
        path,
        kind.grave());
  }
}
