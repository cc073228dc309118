package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.courier.Targets;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way out for notices: it gets what somebody of its role would see, and nothing else.
 *
 * @param id 0 before it is kept
 * @param target a mail address, or the address of a webhook; the latter may hold a secret
 * @param secret key of a webhook's signatures; null for mail
 * @param role whose notices it gets
 * @param unit code of the unit where the role is {@link Role#UNIT}, null otherwise
 * @param chinese language of what it sends: Chinese, or English
 * @param digestMinutes how long it gathers before it sends, 0 to 1 440; urgent notices do not wait
 * @param quiet null for none
 * @param enabled whether it gets anything; what was posted while it was not is not sent later
 */
record Channel(
    long id,
    String name,
    Kind kind,
    String target,
    @Nullable String secret,
    Role role,
    @Nullable String unit,
    boolean chinese,
    int digestMinutes,
    @Nullable QuietHours quiet,
    boolean enabled) {

  /** How it sends. */
  enum Kind {
    /** A mail to one address, which may be that of a list. */
    MAIL,
    /** A signed POST. */
    WEBHOOK
  }

  /** Somebody who sees what the channel gets. */
  Actor reader() {
    return new Actor("channel", Set.of(role), unit);
  }

  /** The target without what may be secret in it. */
  String shownTarget() {
    if (kind == Kind.MAIL) {
      return target;
    }
    return Targets.shown(target);
  }

  /** Not even by accident does a secret come into a log. */
  @Override
  public String toString() {
    return "channel " + id + " " + kind;
  }
}
