package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.desk.PressRefusedException.Why;
import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.NoticeUrgency;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.supervision.WorkTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.UriUtils;

/** Presses units that hold a case of another unit past or near its term. */
@Service
class PressService {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_WORDS = 200;

  private final HeldCases held;
  private final PressStore store;
  private final RegistryView registry;
  private final NoticeBoard board;
  private final AuditLog audit;
  private final CityClock clock;
  private final CityWorkTime time;

  PressService(
      HeldCases held,
      PressStore store,
      RegistryView registry,
      NoticeBoard board,
      AuditLog audit,
      CityClock clock,
      CityWorkTime time) {
    this.held = held;
    this.store = store;
    this.registry = registry;
    this.board = board;
    this.audit = audit;
    this.clock = clock;
    this.time = time;
  }

  /**
   * Presses whoever holds a case of a unit. That the actor may act for the unit is seen to before.
   *
   * @param unit whose subtree is responsible for the case and does not hold it
   * @throws PressRefusedException where there is nothing to press, or it was done a short time ago
   */
  @Transactional
  public Press press(String unit, String caseId, Actor actor) {
    Set<String> units = registry.subtree(unit);
    HeldCase found =
        held.now(caseId)
            .filter(each -> units.contains(each.unit()))
            .orElseThrow(
                () ->
                    new PressRefusedException(
                        Why.NO_CASE, null, "the unit has no open case of that number"));
    if (units.contains(found.holder())) {
      throw new PressRefusedException(Why.OWN, null, "nobody else holds the case");
    }
    if (!found.past() && !found.near()) {
      throw new PressRefusedException(Why.EARLY, null, "the term of the case is not near yet");
    }
    List<Press> before =
        store.ofCases(List.of(caseId)).stream()
            .filter(each -> each.holder().equals(found.holder()))
            .toList();
    LocalDate today = clock.today();
    if (!before.isEmpty() && today.isBefore(before.get(0).again())) {
      throw tooSoon(before.get(0).again());
    }
    Instant now = clock.now();
    WorkTime work = time.now();
    LocalDate again = work.calendar().plus(today, PressStore.APART);
    Press press =
        new Press(
            caseId,
            found.holder(),
            found.unit(),
            found.item(),
            cut(found.step(), LONGEST_WORDS),
            cut(found.role(), LONGEST_WORDS),
            found.limit(),
            before.isEmpty() ? 1 : before.get(0).number() + 1,
            actor.name(),
            now,
            again);
    long id;
    try {
      id = store.add(press);
    } catch (DuplicateKeyException meanwhile) {
      throw tooSoon(again);
    }
    board.post(notice(id, press, found));
    audit.record(
        actor,
        "case.pressed",
        "case/" + caseId,
        "holder " + found.holder() + " step " + press.step());
    return press;
  }

  private static PressRefusedException tooSoon(LocalDate again) {
    return new PressRefusedException(
        Why.TOO_SOON, again, "the holder was pressed about the case, and can be again on " + again);
  }

  private static Notice notice(long id, Press press, HeldCase found) {
    String home =
        "/units/" + UriUtils.encodePathSegment(press.holder(), StandardCharsets.UTF_8) + "/desk";
    return new Notice(
        "press/" + id,
        Audience.of(press.holder()),
        NoticeUrgency.URGENT,
        line(found.unitZh()) + "催办：" + line(found.itemZh()),
        line(found.unitEn()) + " presses: " + line(found.itemEn()),
        "办件 %s，环节“%s”在贵单位，%s。"
            .formatted(plain(press.caseId()), plain(press.step()), found.past() ? "已超期限" : "期限临近"),
        "Case %s: step \"%s\" is with your unit, its term is %s."
            .formatted(plain(press.caseId()), plain(press.step()), found.past() ? "over" : "near"),
        home);
  }

  /** One line of bounded length: names come from registries and senders. */
  private static String line(String name) {
    return cut(plain(name), LONGEST_NAME);
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }
}
