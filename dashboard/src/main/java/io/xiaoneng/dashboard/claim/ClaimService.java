package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimEntry;
import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.claim.ClaimTerms;
import io.xiaoneng.claim.OverdueClaim;
import io.xiaoneng.claim.OverdueDays;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.casefile.CaseStanding;
import io.xiaoneng.dashboard.casefile.CaseStandings;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.dashboard.supervision.Hands;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with claims: every way in to them goes through here. */
@Service
class ClaimService {

  private final ClaimStore store;
  private final CaseStandings cases;
  private final Hands hands;
  private final CityWorkTime time;
  private final WorkDays days;
  private final CityClock clock;
  private final AuditLog audit;
  private final ClaimNotices notices;

  ClaimService(
      ClaimStore store,
      CaseStandings cases,
      Hands hands,
      CityWorkTime time,
      WorkDays days,
      CityClock clock,
      AuditLog audit,
      ClaimNotices notices) {
    this.store = store;
    this.cases = cases;
    this.hands = hands;
    this.time = time;
    this.days = days;
    this.clock = clock;
    this.audit = audit;
    this.notices = notices;
  }

  /** The rules by today's calendar. */
  ClaimRules rules() {
    return new ClaimRules(ClaimTerms.STANDARD, time.now());
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
    Instant now = clock.now();
    Instant due = standing.due();
    if (due == null || !standing.overdue(now)) {
      return 0;
    }
    Instant end = Objects.requireNonNullElse(standing.endedAt(), now);
    return days.between(clock.dateOf(due), clock.dateOf(end));
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
   * @throws BadParameterException where figures count no such case, or it is not theirs; which of
   *     both is not told, and the attempt is logged
   */
  @Transactional(noRollbackFor = BadParameterException.class)
  public CaseStanding claimable(String caseId, Actor actor) {
    CaseStanding standing = cases.find(caseId).orElse(null);
    if (standing == null || !hands.ownUnit(actor, standing.unit())) {
      if (standing != null) {
        audit.record(actor, "claim.forbidden", "case/" + caseId, "");
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
    Hand hand = hands.of(actor, standing.unit());
    OverdueClaim claim = rules().raise(reason, claimed, overdue, hand, clock.now(), said(text));
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
      id = store.add(file, clock.dateOf(due), rules().terms().version(), rules().due(claim));
    } catch (DuplicateKeyException twice) {
      throw new StepRefusedException(
          Refusal.ONCE_ONLY, "somebody has just raised a claim on that case; look at it first");
    }
    ClaimFile kept = store.find(id).orElseThrow();
    notices.raised(kept);
    audit.record(
        actor,
        "claim.raise",
        kept.matter().toString(),
        "case " + caseId + ": " + claimed + " days, " + reason + ": " + claim.last().text());
    return kept;
  }

  /**
   * The claim, for somebody who may see it.
   *
   * @throws MatterMissingException where there is none, or not for them; the latter is logged
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public ClaimFile read(long id, Actor actor) {
    ClaimFile file = store.find(id).orElseThrow(() -> new MatterMissingException(Matter.claim(id)));
    if (!mayRead(file, actor)) {
      audit.record(actor, "claim.forbidden", file.matter().toString(), "");
      throw new MatterMissingException(file.matter());
    }
    return file;
  }

  boolean mayRead(ClaimFile file, Actor actor) {
    return hands.seesAll(actor) || hands.ownUnit(actor, file.unit());
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
    Set<String> scope = hands.scope(actor);
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
    ClaimFile file = read(id, actor);
    if (file.claim().version() != version) {
      throw overtaken(file);
    }
    ClaimRules rules = rules();
    ClaimRules.Wish clean = new ClaimRules.Wish(wish.step(), said(wish.text()), wish.days());
    OverdueClaim claim =
        rules.take(file.claim(), clean, overdue(file), hands.of(actor, file.unit()), clock.now());
    ClaimFile next = file.with(claim);
    if (!store.advance(next, rules.due(claim))) {
      throw overtaken(store.find(id).orElseThrow());
    }
    if (wish.step() != ClaimStep.WITHDRAW) {
      notices.decided(next);
    }
    audit.record(
        actor,
        "claim." + wish.step().name().toLowerCase(Locale.ROOT),
        file.matter().toString(),
        claim.granted() + " of " + claim.claimed() + " days: " + clean.text());
    return next;
  }

  /** The steps that somebody may take now. */
  Set<ClaimStep> steps(ClaimFile file, Actor actor) {
    return rules().open(file.claim(), overdue(file), hands.of(actor, file.unit()), clock.now());
  }

  /** On whose side somebody stands in it. */
  Hand hand(ClaimFile file, Actor actor) {
    return hands.of(actor, file.unit());
  }

  private static OvertakenException overtaken(ClaimFile file) {
    ClaimEntry last = file.claim().last();
    return new OvertakenException(
        new OvertakenException.Standing(
            file.claim().state().name(),
            file.claim().version(),
            last.step().name(),
            last.by(),
            last.at()));
  }

  private static String said(String text) {
    String said = text.strip();
    if (said.length() > Notes.LONGEST) {
      throw new BadParameterException("text", "text is longer than 4000 characters");
    }
    return said;
  }
}
