package io.xiaoneng.dashboard.change;

import io.xiaoneng.change.Contribution;
import io.xiaoneng.dashboard.change.ChangeView.Mover;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What moved a figure most, by name. */
@Component
class Movers {

  /** So many are named; the others are added together. */
  static final int NAMED = 8;

  private final RegistryView registry;

  Movers(RegistryView registry) {
    this.registry = registry;
  }

  /** Gives a code its names. */
  private interface Named {
    String of(String code);
  }

  List<Mover> items(Map<String, Contribution> by, boolean counts) {
    return of(by, counts, registry::itemNameZh, registry::itemNameEn);
  }

  List<Mover> units(Map<String, Contribution> by, boolean counts) {
    return of(
        by, counts, code -> registry.unit(code).nameZh(), code -> registry.unit(code).nameEn());
  }

  List<Mover> channels(Map<String, Contribution> by, boolean counts) {
    return of(by, counts, code -> code, code -> code);
  }

  /** The largest effects first; equal ones by code. */
  private static List<Mover> of(Map<String, Contribution> by, boolean counts, Named zh, Named en) {
    List<Map.Entry<String, Contribution>> ordered =
        by.entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<String, Contribution>>comparingDouble(
                        each -> -Math.abs(each.getValue().effects().total()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    // A single line is not told as the rest: it has a name.
    int named = ordered.size() == NAMED + 1 ? ordered.size() : Math.min(NAMED, ordered.size());
    List<Mover> movers = new ArrayList<>();
    for (Map.Entry<String, Contribution> each : ordered.subList(0, named)) {
      String code = each.getKey();
      movers.add(
          mover(
              code,
              code.isEmpty() ? "" : zh.of(code),
              code.isEmpty() ? "" : en.of(code),
              false,
              each.getValue(),
              counts));
    }
    if (named < ordered.size()) {
      Contribution rest =
          ordered.subList(named, ordered.size()).stream()
              .map(Map.Entry::getValue)
              .reduce(Contribution.NONE, Contribution::plus);
      movers.add(mover("", "", "", true, rest, counts));
    }
    return movers;
  }

  private static Mover mover(
      String code, String zh, String en, boolean rest, Contribution of, boolean counts) {
    return new Mover(
        code,
        zh,
        en,
        rest,
        of.effects().total(),
        of.effects().volume(),
        of.effects().items(),
        of.effects().speed(),
        Changes.figure(of.before(), counts),
        Changes.figure(of.after(), counts),
        of.before().weight(),
        of.after().weight());
  }
}
