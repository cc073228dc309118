package io.xiaoneng.casefile;

import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.ShorterPromises;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a case would have been due by the promise before it was lengthened: the same fold of the
 * same events, with the shorter limit in the place of the longer one. What was stopped and granted
 * moves it as it moves the due date that counts.
 */
public final class ShorterClock {

  private ShorterClock() {}

  /**
   * The earlier due date; null where no shorter promise counts, or it makes no difference.
   *
   * @param caseId of the case
   * @param events {@link CaseState#events}
   * @param rules those that the case's own due date comes from
   * @param shorter what items promised before
   */
  public static @Nullable Instant due(
      String caseId, List<RecordedEvent> events, Rules rules, ShorterPromises shorter) {
    CaseFacts facts = CaseFold.fold(caseId, events, rules);
    LocalDate accepted = facts.dates().accepted();
    Instant due = facts.duePromise();
    if (accepted == null || due == null) {
      return null;
    }
    Registry before = new Before(rules.registry(), shorter, accepted);
    Instant earlier =
        CaseFold.fold(
                caseId, events, new Rules(rules.calendar(), rules.zone(), before, rules.hours()))
            .duePromise();
    return earlier != null && earlier.isBefore(due) ? earlier : null;
  }

  /** The registry with shorter promises in it, for a case accepted on that day. */
  private record Before(Registry registry, ShorterPromises shorter, LocalDate accepted)
      implements Registry {

    @Override
    public @Nullable Item item(String code, @Nullable Long version, Instant at) {
      Item item = registry.item(code, version, at);
      Optional<Limit> limit = item == null ? Optional.empty() : shorter.before(item, accepted);
      return item == null || limit.isEmpty()
          ? item
          : new Item(
              item.code(),
              item.version(),
              item.validFrom(),
              item.nameZh(),
              item.nameEn(),
              item.type(),
              limit.get(),
              item.statutory(),
              item.immediate(),
              item.service(),
              item.auto());
    }

    @Override
    public @Nullable Unit unit(String code) {
      return registry.unit(code);
    }

    @Override
    public @Nullable Point point(String id) {
      return registry.point(id);
    }

    @Override
    public @Nullable Source source(String source) {
      return registry.source(source);
    }

    @Override
    public String districtOf(String unit) {
      return registry.districtOf(unit);
    }

    @Override
    public long epoch() {
      return registry.epoch();
    }
  }
}
