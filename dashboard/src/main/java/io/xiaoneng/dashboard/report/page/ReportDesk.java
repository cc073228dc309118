package io.xiaoneng.dashboard.report.page;

import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.Editions;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Which reports somebody may have, and of which periods there are some. */
@Component
class ReportDesk {

  /** What units are told, narrowed to themselves: what has been published. */
  private static final Set<ReportKind> FOR_UNITS =
      EnumSet.of(ReportKind.MONTHLY, ReportKind.CIRCULAR);

  private static final int WEEKS = 12;
  private static final int HALVES = 8;

  private final Editions editions;
  private final CityClock clock;

  ReportDesk(Editions editions, CityClock clock) {
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * A period of which there is a report.
   *
   * @param edition that it is made of; null where it is made of no book
   */
  public record Offer(ReportPeriod period, @Nullable Edition edition) {}

  /**
   * What there is for somebody, by kind; the newest first. Older weeks are had by their address.
   */
  Map<ReportKind, List<Offer>> offers(Actor actor) {
    Map<ReportKind, List<Offer>> offers = new EnumMap<>(ReportKind.class);
    List<Edition> published = editions.published();
    offers.put(ReportKind.MONTHLY, months(ReportKind.MONTHLY, published));
    offers.put(
        ReportKind.CIRCULAR,
        months(
            ReportKind.CIRCULAR,
            published.stream().filter(each -> each.kind() != Edition.Kind.PUBLISHED).toList()));
    if (!actor.is(Role.UNIT)) {
      offers.put(ReportKind.WEEKLY, last(ReportKind.WEEKLY, WEEKS));
      offers.put(ReportKind.HALF_MONTHLY, last(ReportKind.HALF_MONTHLY, HALVES));
    }
    return offers;
  }

  private static List<Offer> months(ReportKind kind, List<Edition> published) {
    return published.stream()
        .map(each -> new Offer(ReportPeriod.parse(kind, each.month()), each))
        .toList();
  }

  private List<Offer> last(ReportKind kind, int most) {
    List<Offer> offers = new ArrayList<>();
    ReportPeriod period = ReportPeriod.latest(kind, clock.today());
    for (int i = 0; i < most; i++) {
      offers.add(new Offer(period, null));
      period = period.before();
    }
    return offers;
  }

  /**
   * What somebody orders.
   *
   * @param name of the kind, as addresses have it
   * @param unit that was asked for: of a unit's user one of theirs, the gate has seen to that
   * @throws ResponseStatusException 404 for a kind there is not, 403 for one that is not theirs
   * @throws BadParameterException where several units are asked for
   */
  ReportOrder order(
      String name,
      String period,
      @Nullable String unit,
      boolean draft,
      Locale language,
      Actor actor) {
    ReportKind kind =
        ReportKind.ofWireName(name)
            .orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no report " + name));
    if (actor.is(Role.UNIT) && !FOR_UNITS.contains(kind)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "that report is not for units");
    }
    if (draft && !actor.is(Role.ASSESSOR)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN, "drafts are for assessors");
    }
    String one = unit == null || unit.isBlank() ? null : unit;
    if (one != null && one.contains(",")) {
      throw new BadParameterException("unit", "unit names one unit, not several");
    }
    if (one == null && actor.is(Role.UNIT)) {
      // The gate has put it there; whoever comes another way sees no other unit.
      one = actor.unit();
    }
    return new ReportOrder(kind, period, one, language, draft);
  }
}
