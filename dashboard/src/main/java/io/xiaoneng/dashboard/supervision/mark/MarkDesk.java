package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.metric.FigureMark;
import io.xiaoneng.dashboard.metric.FigureMarks;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the marks for somebody: a unit's user sees those of their subtree. */
@Component
public class MarkDesk implements FigureMarks {

  private final MarkStore store;
  private final RegistryView registry;
  private final CurrentActor current;

  MarkDesk(MarkStore store, RegistryView registry, CurrentActor current) {
    this.store = store;
    this.registry = registry;
    this.current = current;
  }

  /** What somebody may see. */
  public Marks of(Actor actor) {
    return of(actor, store::standing);
  }

  private Marks of(Actor actor, Supplier<List<FigureMark>> source) {
    String own = actor.unit();
    return new Marks(source, registry::subtree, own == null ? null : registry.subtree(own));
  }

  /** Whoever asks now. */
  @Override
  public List<FigureMark> on(MetricQuery query) {
    return of(current.get(), () -> store.standing(query.metric())).figure(query);
  }

  /** The mark at a flag, which the one who asks has been let to; none or one. */
  public List<FigureMark> ofFlag(long flag) {
    return store.ofFlag(flag);
  }

  /** What a metric is; null for one that is no more. */
  public @Nullable MetricDefinition metric(String id) {
    return MetricCatalogue.find(id);
  }

  /** What a unit is called. */
  public UnitNode unit(String code) {
    return registry.unit(code);
  }
}
