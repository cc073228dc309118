package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.Targets;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as somebody writes it.
 *
 * @param secret for webhooks, and only there
 * @param scope empty for the whole city, a unit's code, or {@code each:LEVEL}
 */
record RecipientDraft(
    @Nullable RecipientKind kind,
    @Nullable String target,
    @Nullable String secret,
    @Nullable String scope) {

  /** A code that goes into every kind of target, to see whether the rest of it is right. */
  private static final String SOME_UNIT = "610102";

  /**
   * The recipient it describes.
   *
   * @throws BadParameterException where something is missing or wrong; no secret is repeated
   */
  Recipient recipient(CourierSettings settings) {
    RecipientKind way = kind;
    if (way == null) {
      throw bad("kind", "must be MAIL, FOLDER or WEBHOOK");
    }
    if (target == null || target.isBlank()) {
      throw bad("target", "is missing: a mail address, a folder, or the address of a webhook");
    }
    RecipientScope told = RecipientScope.parse(scope);
    String to = target.strip();
    if (to.contains(Recipient.UNIT) != (told.each() != null)) {
      throw bad(
          "target", "must hold {unit} where the scope is each unit of a level, and only there");
    }
    String tried = to.replace(Recipient.UNIT, SOME_UNIT);
    switch (way) {
      case MAIL -> Targets.mail(tried);
      case FOLDER -> Folders.checked(tried);
      case WEBHOOK -> Targets.webhook(tried, settings);
    }
    if (way != RecipientKind.WEBHOOK && secret != null) {
      throw bad("secret", "is for webhooks only");
    }
    return new Recipient(
        0, way, to, way == RecipientKind.WEBHOOK ? Targets.secret(secret) : null, told);
  }

  /**
   * Those of a list: in each line the way, the target and the scope, with blanks, semicolons or
   * tabs between; empty lines are passed over. Webhooks, which need a secret, are added one by one.
   *
   * @throws BadParameterException that names the line
   */
  static List<Recipient> lines(String text, CourierSettings settings) {
    List<Recipient> all = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        try {
          all.add(line(line.strip().split("[;\\s]+")).recipient(settings));
        } catch (BadParameterException e) {
          throw new BadParameterException("list", "line " + number + ": " + e.getMessage());
        }
      }
    }
    if (all.isEmpty()) {
      throw bad("list", "is empty: one recipient a line");
    }
    return all;
  }

  private static RecipientDraft line(String[] words) {
    if (words.length < 2 || words.length > 3) {
      throw bad("list", "must be a way, a target and where it is not the whole city a scope");
    }
    RecipientKind kind =
        switch (words[0].toUpperCase(java.util.Locale.ROOT)) {
          case "MAIL" -> RecipientKind.MAIL;
          case "FOLDER" -> RecipientKind.FOLDER;
          default -> throw bad("list", "must begin with MAIL or FOLDER");
        };
    return new RecipientDraft(kind, words[1], null, words.length == 3 ? words[2] : null);
  }

  private static BadParameterException bad(String field, String what) {
    return new BadParameterException(field, field + " " + what);
  }

  /** Not even by accident does a secret come into a log. */
  @Override
  public String toString() {
    return "recipient draft " + kind;
  }
}
