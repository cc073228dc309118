package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.courier.Targets;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who gets a schedule's reports.
 *
 * @param id 0 before it is kept
 * @param target a mail address, a folder, or the address of a webhook, which may hold a secret;
 *     with {@link #UNIT} where the scope is each unit of a level
 * @param secret key of a webhook's signatures; null for others
 */
record Recipient(
    long id, RecipientKind kind, String target, @Nullable String secret, RecipientScope scope) {

  /** Stands for a unit's code in the target. */
  static final String UNIT = "{unit}";

  /** The target without what may be secret in it. */
  String shownTarget() {
    return shown(kind, target);
  }

  static String shown(RecipientKind kind, String target) {
    return kind == RecipientKind.WEBHOOK ? Targets.shown(target.replace(UNIT, "unit")) : target;
  }

  /** Not even by accident does a secret come into a log. */
  @Override
  public String toString() {
    return "recipient " + id + " " + kind;
  }
}
