package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.notice.Notice;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.NoticeUrgency;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Tells people what was done to their own account, on their own board: whoever did it may have been
 * somebody else.
 */
@Component
class AccountNews {

  private final NoticeBoard board;
  private final Clock clock;

  AccountNews(NoticeBoard board, Clock clock) {
    this.board = board;
    this.clock = clock;
  }

  void passwordChanged(String username) {
    post(
        username,
        "password",
        "您的密码已修改",
        "Your password was changed",
        "如果不是您本人修改，请立即联系安全管理员。",
        "If that was not you, tell a keeper of users at once.");
  }

  void passwordReset(String username) {
    post(
        username,
        "password",
        "安全管理员重置了您的密码",
        "A keeper of users gave you a new password",
        "如果您没有要求重置，请立即联系安全管理员。",
        "If you did not ask for it, tell a keeper of users at once.");
  }

  void factorSetUp(String username) {
    post(
        username,
        "factor",
        "您的账号启用了第二重验证",
        "A second factor was set up for your account",
        "如果不是您本人设置，请立即联系安全管理员。",
        "If that was not you, tell a keeper of users at once.");
  }

  void factorRemoved(String username) {
    post(
        username,
        "factor",
        "您的账号停用了第二重验证",
        "The second factor of your account was turned off",
        "如果不是您本人停用，请立即联系安全管理员。",
        "If that was not you, tell a keeper of users at once.");
  }

  void identityReleased(String username) {
    post(
        username,
        "identity",
        "您的账号解除了统一身份绑定",
        "Your account is no longer bound to your organisation's sign-in",
        "下一次以统一身份认证登录时重新绑定。",
        "It is bound again when you next sign in that way.");
  }

  private void post(
      String username, String what, String titleZh, String titleEn, String textZh, String textEn) {
    board.post(
        new Notice(
            "account/" + what + "/" + username + "/" + clock.millis(),
            Audience.person(username),
            NoticeUrgency.NORMAL,
            titleZh,
            titleEn,
            textZh,
            textEn,
            "/account"));
  }
}
