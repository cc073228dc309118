package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.claim.ClaimTerms;
import io.xiaoneng.claim.OverdueClaim;
import io.xiaoneng.claim.OverdueDays;
import io.xiaoneng.dashboard.casefile.CaseStanding;
import io.xiaoneng.dashboard.casefile.CaseStandings;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.MatterService;
import io.xiaoneng.dashboard.supervision.Office;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with claims: every way in to them goes through here. */
@Service
class ClaimService extends MatterService<ClaimFile> {

  private final ClaimStore store;
  private final CaseStandings cases;
  private final WorkDays days;
  private final Office office;
  private final ClaimNotices notices;
  private final Sight sight;

  ClaimService(
      ClaimStore store,
      CaseStandings cases,
      WorkDays days,
      Office office,
      ClaimNotices notices,
      Sight sight) {
    super("claim", store, office);
    this.store = store;
    this.cases = cases;
    this.days = days;
    this.office = office;
    this.notices = notices;
    this.sight = sight;
  }

  /** The rules by today's calendar. */
  ClaimRules rules() {
    return new ClaimRules(ClaimTerms.STANDARD, office.time().now());
  }

  /** How far that case is overdue by now, and what is claimed of it already. */
  OverdueDays overdue(CaseStanding standing) {
    return overdue(standing, 0);
  }

  private OverdueDays overdue(CaseStanding standing, long apart) {
    int spoken =
        store.ofCase(standing.caseId()).stream()
            .filter(each -> each.id() != apart)
            .mapToInt(each -> each.claim().standing())
            .sum();
    return new OverdueDays(days(standing), standing.endedAt(), spoken);
  }

  /** Counted days a case is past its promise by now; 0 where it is not, or within its last day. */
  int days(CaseStanding standing) {
    Instant now = office.clock().now();
    Instant due = standing.due();
    if (due == null || !standing.overdue(now)) {
      return 0;
    }
    Instant end = Objects.requireNonNullElse(standing.endedAt(), now);
    return days.between(office.clock().dateOf(due), office.clock().dateOf(end));
  }

  /** Of a case that is no longer counted nothing is overdue. */
  OverdueDays overdue(ClaimFile file) {
    return cases
        .find(file.caseId())
        .map(each -> overdue(each, file.id()))
        .orElse(new OverdueDays(0, null, 0));
  }

  /**
   * The case that somebody wants to claim days of.
   *
   * @throws BadParameterException where figures count no such case, it is not theirs, or its item
   *     is one whose cases they are not told of; which of these is not told, and the attempt is
   *     logged
   */
  @Transactional(noRollbackFor = BadParameterException.class)
  public CaseStanding claimable(String caseId, Actor actor) {
    CaseStanding standing = cases.find(caseId).orElse(null);
    if (standing == null
        || sight.hides(standing.item())
        || !office.hands().ownUnit(actor, standing.unit())) {
      if (standing != null) {
        office.audit().record(actor, "claim.forbidden", "case/" + caseId, "");
      }
      throw new BadParameterException("case", "there is no case of yours with that number");
    }
    return standing;
  }

  /**
   * Raises a claim.
   *
   * @throws StepRefusedException where the rules do not allow it
   * @throws OvertakenException where somebody raised one on the same case at the same moment
   */
  @Transactional(noRollbackFor = BadParameterException.class)
  public ClaimFile raise(String caseId, ClaimReason reason, int claimed, String text, Actor actor) {
    CaseStanding standing = claimable(caseId, actor);
    OverdueDays overdue = overdue(standing);
    Hand hand = office.hands().of(actor, standing.unit());
    OverdueClaim claim =
        rules().raise(reason, claimed, overdue, hand, office.clock().now(), said(text));
    Instant due = Objects.requireNonNull(standing.due());
    ClaimFile file =
        new ClaimFile(
            0,
            caseId,
            store.ofCase(caseId).size() + 1,
            standing.unit(),
            standing.item(),
            due,
            overdue.days(),
            claim);
    long id;
    try {
      id =
          store.add(
              file, office.clock().dateOf(due), rules().terms().version(), rules().due(claim));
    } catch (DuplicateKeyException twice) {
      throw new StepRefusedException(
          Refusal.ONCE_ONLY, "somebody has just raised a claim on that case; look at it first");
    }
    ClaimFile kept = store.find(id).orElseThrow();
    notices.raised(kept);
    office
        .audit()
        .record(
            actor,
            "claim.raise",
            kept.matter().toString(),
            "case " + caseId + ": " + claimed + " days, " + reason + ": " + claim.last().text());
    return kept;
  }

  @Override
  protected boolean mayRead(ClaimFile file, Actor actor) {
    return office.hands().seesAll(actor) || office.hands().ownUnit(actor, file.unit());
  }

  @Override
  public @Nullable Instant due(ClaimFile file) {
    return rules().due(file.claim());
  }

  @Override
  public Urgency urgency(ClaimFile file, Instant now) {
    return rules().urgency(file.claim(), now);
  }

  /** How many there are that somebody may see. */
  long count(ClaimQuery query, Actor actor) {
    return store.count(narrowed(query, actor));
  }

  /** A page of those that somebody may see. */
  List<ClaimFile> list(ClaimQuery query, Actor actor) {
    return store.list(narrowed(query, actor));
  }

  private ClaimQuery narrowed(ClaimQuery query, Actor actor) {
    Set<String> scope = office.hands().scope(actor);
    Set<String> asked = query.units();
    if (scope == null) {
      return query;
    }
    Set<String> units =
        asked == null ? scope : asked.stream().filter(scope::contains).collect(Collectors.toSet());
    return new ClaimQuery(query.state(), units, query.page());
  }

  /**
   * Takes a step.
   *
   * @param version of the claim that was read before deciding on the step
   * @throws OvertakenException where somebody took another step since
   * @throws StepRefusedException where the rules do not allow it
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public ClaimFile take(long id, int version, ClaimRules.Wish wish, Actor actor) {
    ClaimFile file = read(id, version, actor);
    ClaimRules.Wish clean = new ClaimRules.Wish(wish.step(), said(wish.text()), wish.days());
    OverdueClaim claim =
        rules().take(file.claim(), clean, overdue(file), hand(file, actor), office.clock().now());
    ClaimFile next = file.with(claim);
    if (wish.step() != ClaimStep.WITHDRAW) {
      notices.decided(next);
    }
    String granted = claim.granted() + " of " + claim.claimed() + " days: " + clean.text();
    return advance(file, next, wish.step(), granted, actor);
  }

  /** {@link ClaimNotices} tells of claims in words of their own. */
  @Override
  protected void tell(ClaimFile file) {}

  /** The steps that somebody may take now. */
  Set<ClaimStep> steps(ClaimFile file, Actor actor) {
    return rules().open(file.claim(), overdue(file), hand(file, actor), office.clock().now());
  }
}
