package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.NoticeUrgency;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.security.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells administrators and assessors what went wrong with a report, each thing once. */
@Component
class RunAlarms {

  private static final List<Role> TOLD = List.of(Role.ADMIN, Role.ASSESSOR);
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_TEXT = 2_000;

  private final NoticeBoard board;
  private final ZoneId zone;

  RunAlarms(NoticeBoard board, XiaonengProperties city) {
    this.board = board;
    this.zone = city.zoneId();
  }

  /**
   * A report could not be made, and nothing of it was sent.
   *
   * @param again when it is tried again; null where it is given up
   */
  void failed(Run run, String section, String reason, @Nullable Instant again, Instant now) {
    String what = section.isEmpty() ? reason : section + ": " + reason;
    String key = again == null ? "/given-up/" + now.toEpochMilli() : "/failed";
    Figures zh = new Figures(Locale.CHINA, zone);
    Figures en = new Figures(Locale.ENGLISH, zone);
    urgent(
        run.id(),
        key,
        "报告未能生成，未发送：" + name(run),
        "A report was not made and not sent: " + name(run),
        "原因：" + what + (again == null ? "。不再自动重试，请处理后手动重试。" : "。将于 " + zh.at(again) + " 重试。"),
        "Why: "
            + what
            + (again == null
                ? ". It is not tried again by itself; try it again when that is mended."
                : ". It is tried again at " + en.at(again) + "."));
  }

  /** Of some units there is no report; the others got theirs. */
  void without(Run run, Map<String, String> reasons) {
    String text = String.join("\n", reasons.values());
    urgent(
        run.id(),
        "/without",
        "有 " + reasons.size() + " 个单位的报告未能生成：" + name(run),
        "Of " + reasons.size() + " units there is no report: " + name(run),
        text,
        text);
  }

  /** A report that had failed was made after all. */
  void recovered(Run run) {
    post(
        NoticeUrgency.NORMAL,
        run.id(),
        "/made",
        "报告已补生成并开始发送：" + name(run),
        "A report that had failed is made and on its way: " + name(run),
        "",
        "");
  }

  /** All of a round has ended, and not all of it has arrived. */
  void undelivered(Run run, Round round) {
    int lost = round.failed() + round.uncertain();
    urgent(
        run.id(),
        "/round/" + round.round() + "/" + lost,
        "报告有 " + lost + " 件未送达：" + name(run),
        lost + " deliveries of a report did not arrive: " + name(run),
        "共 %d 件，送达 %d 件，失败 %d 件，不能确定 %d 件。"
            .formatted(round.all(), round.sent(), round.failed(), round.uncertain()),
        "Of %d deliveries %d arrived, %d failed, of %d it is not known."
            .formatted(round.all(), round.sent(), round.failed(), round.uncertain()));
  }

  /** A server is away, and what goes to it waits. */
  void away(Run run, Dispatch dispatch, String problem) {
    urgent(
        run.id(),
        "/round/" + dispatch.round() + "/away/" + Integer.toHexString(dispatch.lane().hashCode()),
        "报告投递暂停，待恢复后继续：" + name(run),
        "Deliveries of a report wait for a server: " + name(run),
        dispatch.kind() + "：" + problem,
        dispatch.kind() + ": " + problem);
  }

  /** A schedule is due for each unit of a level, and there is none. */
  void noUnits(Schedule schedule, ReportPeriod period) {
    String key = "report-schedule/" + schedule.id() + "/" + period.text() + "/no-units";
    String name = schedule.name() + " " + period.text();
    post(
        NoticeUrgency.URGENT,
        key,
        "/reports/schedules/" + schedule.id(),
        "报告未能安排，登记册中没有所选层级的单位：" + name,
        "A report cannot be planned, no unit of its level is registered: " + name,
        "",
        "");
  }

  private void urgent(
      long run, String key, String titleZh, String titleEn, String textZh, String textEn) {
    post(NoticeUrgency.URGENT, run, key, titleZh, titleEn, textZh, textEn);
  }

  private void post(
      NoticeUrgency urgency,
      long run,
      String key,
      String titleZh,
      String titleEn,
      String textZh,
      String textEn) {
    post(urgency, Run.subject(run) + key, Run.link(run), titleZh, titleEn, textZh, textEn);
  }

  private void post(
      NoticeUrgency urgency,
      String key,
      String link,
      String titleZh,
      String titleEn,
      String textZh,
      String textEn) {
    for (Role role : TOLD) {
      board.post(
          new Notice(
              key + "/" + role,
              Audience.of(role),
              urgency,
              line(titleZh),
              line(titleEn),
              cut(textZh, LONGEST_TEXT),
              cut(textEn, LONGEST_TEXT),
              link));
    }
  }

  private static String name(Run run) {
    return run.name() + " " + run.period();
  }

  private static String line(String text) {
    return cut(text.replaceAll("\\p{Cntrl}+", " "), LONGEST_LINE);
  }

  private static String cut(String text, int longest) {
    String clean = text.replace("\0", "");
    return clean.length() <= longest ? clean : clean.substring(0, longest - 1) + "…";
  }
}
