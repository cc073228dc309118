package io.xiaoneng.dashboard.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A book of a month that was kept. Editions are written once and never change.
 *
 * @param id in the store
 * @param month {@code 2026-03}
 * @param number from 1, in the order they were made; of a restatement the number it is cited by is
 *     {@link #restatement}
 * @param restatement 1 for the first restatement, null for every other edition
 * @param schemes ids and versions of the schemes, {@code action-plan 2, agencies 1}
 * @param knownAt what was recorded by then is in it
 * @param asOf the first instant after the month
 * @param sha256 of the book's canonical JSON (RFC 8785), 64 hex digits
 * @param signature of the same bytes by the key {@code keyId}, Ed25519 (RFC 8032), base64
 * @param madeBy name of the user
 * @param objectionsUntil last moment at which units may object, of a published edition; null for
 *     others
 * @param note why a restatement was made; "" for others
 */
public record Edition(
    long id,
    String month,
    int number,
    Kind kind,
    @Nullable Integer restatement,
    String schemes,
    Instant asOf,
    Instant knownAt,
    Instant madeAt,
    String madeBy,
    String sha256,
    String signature,
    String keyId,
    @Nullable Instant objectionsUntil,
    String note) {

  /** What it is. */
  public enum Kind {
    /** For the office alone. */
    DRAFT,
    /** Shown to the units, who may object. */
    PUBLISHED,
    /** 定稿. */
    FINAL,
    /** 更正: counted anew after the final one. */
    RESTATEMENT
  }
}
