package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.claim.OverdueDays;
import io.xiaoneng.dashboard.casefile.CaseStanding;
import io.xiaoneng.dashboard.casefile.CaseStandings;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Papers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells claims: one, a list of them, those of a case, and what the accepted ones come to. */
@Component
public class ClaimDesk {

  private final ClaimService claims;
  private final ClaimStore store;
  private final CaseStandings cases;
  private final Papers.Shelf shelf;
  private final RegistryView registry;
  private final CityClock clock;
  private final Sight sight;

  ClaimDesk(
      ClaimService claims,
      ClaimStore store,
      CaseStandings cases,
      Papers.Shelf shelf,
      RegistryView registry,
      CityClock clock,
      Sight sight) {
    this.claims = claims;
    this.store = store;
    this.cases = cases;
    this.shelf = shelf;
    this.registry = registry;
    this.clock = clock;
    this.sight = sight;
  }

  ClaimView view(ClaimFile file, Actor actor) {
    ClaimRules rules = claims.rules();
    OverdueDays overdue = claims.overdue(file);
    return new ClaimView(
        file.id(),
        sight.hides(file.item()) ? null : file.caseId(),
        file.unit(),
        file.item(),
        file.claim().reason(),
        file.claim().state(),
        file.claim().version(),
        file.claim().claimed(),
        file.claim().granted(),
        file.caseDue(),
        file.overdueDays(),
        overdue.days(),
        Math.min(file.claim().claimed(), overdue.left()),
        file.claim().state().waitsFor(),
        rules.due(file.claim()),
        rules.urgency(file.claim(), clock.now()),
        claims.steps(file, actor),
        file.claim().history(),
        shelf.of(file.matter()));
  }

  /**
   * A page of the claims that somebody may see, what waits first.
   *
   * @param state the name of a state in any case, or "" for all
   * @param unit with its subtree; null or blank for every unit
   */
  public ClaimView.Page page(String state, @Nullable String unit, int page, Actor actor) {
    ClaimQuery query =
        new ClaimQuery(
            state(state),
            unit == null || unit.isBlank() ? null : registry.subtree(unit.strip()),
            Math.max(1, Math.min(page, 1_000_000)));
    ClaimRules rules = claims.rules();
    Instant now = clock.now();
    return new ClaimView.Page(
        claims.count(query, actor),
        query.page(),
        ClaimQuery.ON_A_PAGE,
        claims.list(query, actor).stream().map(each -> line(each, rules, now)).toList());
  }

  private static @Nullable ClaimState state(String state) {
    if (state.isBlank()) {
      return null;
    }
    return Arrays.stream(ClaimState.values())
        .filter(each -> each.name().equalsIgnoreCase(state))
        .findFirst()
        .orElseThrow(() -> new BadParameterException("state", "there is no state " + state));
  }

  /** The claims on a case that somebody may see, the first first. */
  public List<ClaimView.Line> ofCase(String caseId, Actor actor) {
    ClaimRules rules = claims.rules();
    Instant now = clock.now();
    return store.ofCase(caseId).stream()
        .filter(each -> claims.mayRead(each, actor))
        .map(each -> line(each, rules, now))
        .toList();
  }

  private ClaimView.Line line(ClaimFile file, ClaimRules rules, Instant now) {
    UnitNode unit = registry.unit(file.unit());
    return new ClaimView.Line(
        file.id(),
        registry.sensitive(file.item()) ? null : file.caseId(),
        unit.code(),
        unit.nameZh(),
        unit.nameEn(),
        file.item(),
        registry.itemNameZh(file.item()),
        registry.itemNameEn(file.item()),
        file.claim().reason(),
        file.claim().state(),
        file.claim().claimed(),
        file.claim().granted(),
        rules.due(file.claim()),
        rules.urgency(file.claim(), now),
        file.claim().raisedAt());
  }

  /** Counted days that were granted, by case; cases without are left out. */
  public Map<String, Integer> granted(Collection<String> caseIds) {
    Map<String, Integer> days = new HashMap<>();
    store
        .accepted(caseIds)
        .forEach(each -> days.merge(each.caseId(), each.claim().granted(), Integer::sum));
    return days;
  }

  /**
   * Late cases of those units that fell due in a period, both days inclusive, and whose overdue
   * days were all granted to be none of the unit's doing.
   */
  public Set<String> excused(Set<String> units, LocalDate from, LocalDate to) {
    return excused(units::contains, from, to).map(CaseStanding::caseId).collect(Collectors.toSet());
  }

  /** How many such cases each unit has, by the unit responsible. */
  public Map<String, Integer> excusedByUnit(LocalDate from, LocalDate to) {
    return excused(unit -> true, from, to)
        .collect(Collectors.toMap(CaseStanding::unit, each -> 1, Integer::sum));
  }

  private Stream<CaseStanding> excused(Predicate<String> units, LocalDate from, LocalDate to) {
    // A term that was moved since may have left or entered the period: the case's own day counts.
    Map<String, Integer> granted = new HashMap<>();
    store.accepted(from.minusMonths(2), to.plusMonths(2)).stream()
        .filter(each -> units.test(each.unit()))
        .forEach(each -> granted.merge(each.caseId(), each.claim().granted(), Integer::sum));
    return cases.of(granted.keySet()).values().stream()
        .filter(each -> units.test(each.unit()) && within(each, from, to))
        .filter(each -> claims.days(each) <= granted.getOrDefault(each.caseId(), 0));
  }

  private boolean within(CaseStanding each, LocalDate from, LocalDate to) {
    Instant due = each.due();
    if (due == null || !each.overdue(clock.now())) {
      return false;
    }
    LocalDate day = clock.dateOf(due);
    return !day.isBefore(from) && !day.isAfter(to);
  }
}
