package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.assessment.ExpectedScores;
import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Puts the desk of a unit together. */
@Service
class DeskService {

  /** Cases of a kind that are listed. */
  static final int SHOWN = 12;

  /** Presses that are older are of another time. */
  private static final Duration PRESSES = Duration.ofDays(60);

  private final HeldCases held;
  private final PressStore presses;
  private final ClaimDesk claims;
  private final ExpectedScores scores;
  private final MissingMaterials missing;
  private final RegistryView registry;
  private final CityClock clock;

  DeskService(
      HeldCases held,
      PressStore presses,
      ClaimDesk claims,
      ExpectedScores scores,
      MissingMaterials missing,
      RegistryView registry,
      CityClock clock) {
    this.held = held;
    this.presses = presses;
    this.claims = claims;
    this.scores = scores;
    this.missing = missing;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * The desk of a unit, as somebody sees it who may see the unit.
   *
   * @throws PageNotFoundException where the unit is not registered
   */
  Desk of(String code, Actor actor) {
    if (registry.registry().unit(code) == null) {
      throw new PageNotFoundException("unit", code);
    }
    Set<String> units = registry.subtree(code);
    HeldCases.Open open = held.of(code);
    List<HeldCase> own =
        open.cases().stream()
            .filter(each -> units.contains(each.holder()))
            .filter(each -> each.past() || each.near())
            .sorted(Comparator.comparing(HeldCase::due).thenComparing(HeldCase::caseId))
            .toList();
    List<HeldCase> others =
        open.cases().stream()
            .filter(each -> !units.contains(each.holder()))
            .filter(each -> each.past() || each.near())
            .sorted(Comparator.comparing(HeldCase::limit).thenComparing(HeldCase::caseId))
            .toList();
    return new Desk(
        registry.unit(code),
        clock.now(),
        HeldCases.NEAR_CASE,
        open.complete(),
        open.hidden(),
        part(own),
        part(others),
        pressedUs(units),
        claims.page("", code, 1, actor),
        scores.of(code),
        missing.of(code));
  }

  private Desk.Part part(List<HeldCase> cases) {
    List<HeldCase> shown = cases.stream().limit(SHOWN).toList();
    Map<String, Press> last = last(shown);
    LocalDate today = clock.today();
    return new Desk.Part(
        cases.size(),
        (int) cases.stream().filter(HeldCase::past).count(),
        shown.stream()
            .map(
                each -> {
                  Press press = last.get(key(each.caseId(), each.holder()));
                  return new Desk.Line(
                      each, press, press == null || !today.isBefore(press.again()));
                })
            .toList());
  }

  /** The last press of each case and holder. */
  private Map<String, Press> last(List<HeldCase> cases) {
    Map<String, Press> last = new HashMap<>();
    presses
        .ofCases(cases.stream().map(HeldCase::caseId).toList())
        .forEach(each -> last.putIfAbsent(key(each.caseId(), each.holder()), each));
    return last;
  }

  private static String key(String caseId, String holder) {
    return holder + " " + caseId;
  }

  private List<Desk.PressedUs> pressedUs(Set<String> units) {
    Map<String, Press> last = new LinkedHashMap<>();
    presses
        .ofHolders(units, clock.now().minus(PRESSES))
        .forEach(each -> last.putIfAbsent(key(each.caseId(), each.holder()), each));
    Map<String, HeldCase> now =
        held.now(last.values().stream().map(Press::caseId).toList()).stream()
            .collect(Collectors.toMap(HeldCase::caseId, Function.identity()));
    List<Desk.PressedUs> standing = new ArrayList<>();
    for (Press each : last.values()) {
      HeldCase found = now.get(each.caseId());
      if (found != null && found.holder().equals(each.holder()) && standing.size() < SHOWN) {
        UnitNode unit = registry.unit(each.unit());
        standing.add(new Desk.PressedUs(each, unit.nameZh(), unit.nameEn(), found));
      }
    }
    return standing;
  }
}
