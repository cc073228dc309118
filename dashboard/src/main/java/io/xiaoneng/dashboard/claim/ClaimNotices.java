package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.NoticeUrgency;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Role;
import org.springframework.stereotype.Component;

/** Tells supervisors of claims that wait, and units what became of theirs. */
@Component
class ClaimNotices {

  private static final int LONGEST_NAME = 60;

  private final NoticeBoard board;
  private final RegistryView registry;

  ClaimNotices(NoticeBoard board, RegistryView registry) {
    this.board = board;
    this.registry = registry;
  }

  /** A new claim waits. */
  void raised(ClaimFile file) {
    UnitNode unit = registry.unit(file.unit());
    post(
        file,
        new Audience(Role.SUPERVISOR, file.unit()),
        cut(unit.nameZh()) + "申报扣除超期 " + file.claim().claimed() + " 个工作日",
        cut(unit.nameEn()) + " claims " + days(file.claim().claimed()) + " overdue",
        "RAISED");
  }

  /** It was decided. */
  void decided(ClaimFile file) {
    boolean accepted = file.claim().state() == ClaimState.ACCEPTED;
    post(
        file,
        Audience.of(file.unit()),
        accepted ? "超期申报已采纳 " + file.claim().granted() + " 个工作日" : "超期申报未采纳",
        accepted
            ? "Claim accepted: " + days(file.claim().granted())
            : "Claim on overdue days not accepted",
        "DECIDED");
  }

  private static String days(int number) {
    return number + (number == 1 ? " working day" : " working days");
  }

  private static String cut(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private void post(ClaimFile file, Audience audience, String zh, String en, String what) {
    board.post(
        new Notice(
            file.matter() + "/" + file.claim().version() + "/" + what,
            audience,
            NoticeUrgency.NORMAL,
            zh,
            en,
            "原因：" + file.claim().reason().zh(),
            "Reason: " + file.claim().reason().en(),
            ClaimPage.PATH + "/" + file.id()));
  }
}
