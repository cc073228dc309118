package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log.
 *
 * @param id from 1, without gaps
 * @param at when, in whole milliseconds
 * @param actor name of who did it
 * @param roles names of the roles they had then, sorted, with commas between; "" for none
 * @param unit code of the unit of a unit's user; null for everybody else
 * @param action what was done, a word with dots such as {@code card.signed}
 * @param subject to what, for example {@code case/610113-1}; "" where there is nothing to name
 * @param detail what else there is to say; ""
 * @param previous hash of the line before in hex; 64 zeros for the first
 * @param hash SHA-256 of all the above in hex
 */
public record AuditEntry(
    long id,
    Instant at,
    String actor,
    String roles,
    @Nullable String unit,
    String action,
    String subject,
    String detail,
    String previous,
    String hash) {

  static final int LONGEST_ACTOR = 100;
  static final int LONGEST_ACTION = 60;
  static final int LONGEST_SUBJECT = 300;
  static final int LONGEST_DETAIL = 4_000;

  private static final String CUT = "…";

  /** The line after that of {@code previous}. What is too long is cut, and ends with "…". */
  static AuditEntry after(
      long id,
      String previous,
      Instant at,
      Actor actor,
      String action,
      String subject,
      String detail) {
    if (action.isEmpty() || action.length() > LONGEST_ACTION) {
      throw new IllegalArgumentException("no action of the audit log: \"" + action + "\"");
    }
    AuditEntry open =
        new AuditEntry(
            id,
            Instant.ofEpochMilli(at.toEpochMilli()),
            cut(actor.name(), LONGEST_ACTOR),
            actor.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
            actor.unit(),
            action,
            cut(subject, LONGEST_SUBJECT),
            cut(detail, LONGEST_DETAIL),
            previous,
            "");
    return open.withHash(open.computedHash());
  }

  private AuditEntry withHash(String computed) {
    return new AuditEntry(id, at, actor, roles, unit, action, subject, detail, previous, computed);
  }

  /** The hash that a line of this content has; another than {@link #hash} where it was changed. */
  public String computedHash() {
    String content =
        Stream.of(
                Long.toString(id),
                Long.toString(at.toEpochMilli()),
                actor,
                roles,
                unit == null ? "-" : "=" + unit,
                action,
                subject,
                detail,
                previous)
            // The length in front: no two contents have one text.
            .map(field -> field.length() + ":" + field)
            .collect(Collectors.joining());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** No store takes a character 0, and a lone surrogate would come back as another character. */
  private static String cut(String text, int longest) {
    String clean =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .replace('\0', '\uFFFD');
    if (clean.length() <= longest) {
      return clean;
    }
    int end = longest - CUT.length();
    if (Character.isHighSurrogate(clean.charAt(end - 1))) {
      end--;
    }
    return clean.substring(0, end) + CUT;
  }
}
