package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Typed;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.FlagRules;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The versions of the rule: those of the program and those the city made, and from which month on
 * which of them counts. A version never changes; one that shall count is announced before the month
 * it counts from begins, so that nobody is judged by a rule that was not known.
 */
@Service
public class RuleBook {

  private static final int MOST_TEXT = 1_000;
  private static final int MOST_DOCUMENT = 300;

  private final RuleStore store;
  private final CityClock clock;
  private final AuditLog audit;

  RuleBook(RuleStore store, CityClock clock, AuditLog audit) {
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /** Every version, by number, as it stands in the running month. */
  public List<RuleVersion> versions() {
    int counts = counting(YearMonth.from(clock.today()));
    Set<Integer> stopped = store.stopped();
    List<RuleVersion> all = new ArrayList<>();
    for (FlagRule rule : FlagRules.all()) {
      all.add(version(rule, counts, stopped, null));
    }
    for (RuleStore.Made made : store.made()) {
      all.add(version(made.rule(), counts, stopped, made));
    }
    return all;
  }

  private static RuleVersion version(
      FlagRule rule, int counts, Set<Integer> stopped, RuleStore.@Nullable Made made) {
    boolean inForce = rule.version() == counts;
    return new RuleVersion(
        rule.as(inForce ? Status.IN_FORCE : Status.SHADOW),
        !inForce && stopped.contains(rule.version()),
        FlagRules.harsherThanPromised(rule),
        made == null ? null : made.by(),
        made == null ? null : made.at());
  }

  /** That version; empty where there is none of that number. */
  public Optional<RuleVersion> find(int version) {
    return versions().stream().filter(each -> each.rule().version() == version).findFirst();
  }

  /** By which versions that month is judged: the one that counts first, then those in shadow. */
  public List<FlagRule> at(YearMonth month) {
    int counts = counting(month);
    return versions().stream()
        .filter(each -> each.rule().version() == counts || !each.stopped())
        .map(RuleVersion::rule)
        .map(each -> each.as(each.version() == counts ? Status.IN_FORCE : Status.SHADOW))
        .sorted(
            Comparator.comparing((FlagRule each) -> each.status() != Status.IN_FORCE)
                .thenComparing(FlagRule::version))
        .toList();
  }

  /** Which version counts in that month. */
  public int counting(YearMonth month) {
    return store.forces().stream()
        .filter(each -> each.withdrawnAt() == null)
        .filter(each -> each.from().compareTo(month.toString()) <= 0)
        .findFirst()
        .map(InForce::version)
        .orElse(FlagRules.inForce().version());
  }

  /** All that was ever put in force, the latest month first. */
  public List<InForce> forces() {
    return store.forces();
  }

  /**
   * Makes a version, which runs in shadow from the next judging on.
   *
   * @param fields as {@link RuleText} reads them
   * @throws BadParameterException naming the field
   */
  @Transactional
  public FlagRule make(Map<String, ?> fields, Actor by) {
    int next = versions().get(versions().size() - 1).rule().version() + 1;
    FlagRule rule = RuleText.read(next, fields);
    try {
      store.add(rule, by.name(), clock.now());
    } catch (DuplicateKeyException e) {
      throw new BadParameterException(
          "version", "somebody else has just made version " + next + "; look at it and try again");
    }
    audit.record(by, "flag-rule.made", "flag-rule/" + next, rule.toString());
    return FlagRules.worded(rule);
  }

  /**
   * Puts a version in force from a month on that has not begun.
   *
   * @param from {@code 2026-03}
   * @throws BadParameterException naming the field
   */
  @Transactional
  public void force(int version, String from, String reason, String document, Actor by) {
    RuleVersion found =
        find(version)
            .orElseThrow(() -> new BadParameterException("version", "no version " + version));
    if (!found.harsher().isEmpty()) {
      throw new BadParameterException(
          "version",
          "version %d is harsher than promised in %s; it may run in shadow and never count"
              .formatted(version, String.join(", ", found.harsher())));
    }
    if (found.stopped()) {
      throw new BadParameterException("version", "version " + version + " was stopped");
    }
    YearMonth month = Typed.month("from", from);
    YearMonth now = YearMonth.from(clock.today());
    if (!month.isAfter(now)) {
      throw new BadParameterException(
          "from",
          "from is \"%s\", must be after %s: nobody is judged by a rule that was not known"
              .formatted(from, now));
    }
    store.force(
        version,
        month.toString(),
        Typed.text("reason", reason, MOST_TEXT),
        Typed.text("document", document, MOST_DOCUMENT),
        by.name(),
        clock.now());
    audit.record(
        by,
        "flag-rule.in-force",
        "flag-rule/" + version,
        "from " + month + ", " + document.strip() + ": " + reason.strip());
  }

  /**
   * Takes back what was announced, while its month has not begun.
   *
   * @throws BadParameterException where there is none, or its month has begun
   */
  @Transactional
  public void withdraw(long force, Actor by) {
    InForce found =
        store.forces().stream()
            .filter(each -> each.id() == force)
            .findFirst()
            .orElseThrow(
                () -> new BadParameterException("id", "nothing was announced as " + force));
    if (!YearMonth.parse(found.from()).isAfter(YearMonth.from(clock.today()))) {
      throw new BadParameterException(
          "id", found.from() + " has begun; put another version in force from a later month");
    }
    if (!store.withdraw(force, by.name(), clock.now())) {
      throw new BadParameterException("id", "it was withdrawn before");
    }
    audit.record(by, "flag-rule.withdrawn", "flag-rule/" + found.version(), "from " + found.from());
  }

  /**
   * Ends the shadow of a version.
   *
   * @throws BadParameterException for one that counts or shall count, or is stopped
   */
  @Transactional
  public void stop(int version, Actor by) {
    RuleVersion found =
        find(version)
            .orElseThrow(() -> new BadParameterException("version", "no version " + version));
    boolean announced =
        store.forces().stream()
            .anyMatch(
                each ->
                    each.version() == version
                        && each.withdrawnAt() == null
                        && YearMonth.parse(each.from()).isAfter(YearMonth.from(clock.today())));
    if (found.rule().status() == Status.IN_FORCE || announced) {
      throw new BadParameterException(
          "version", "version " + version + " counts, or is announced to; it is no shadow");
    }
    if (found.stopped()) {
      throw new BadParameterException("version", "version " + version + " is stopped already");
    }
    store.stop(version, by.name(), clock.now());
    audit.record(by, "flag-rule.stopped", "flag-rule/" + version, "");
  }
}
