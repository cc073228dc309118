package io.xiaoneng.dashboard.origin;

import io.xiaoneng.dashboard.freshness.Stages;
import io.xiaoneng.metric.MetricVersion;
import io.xiaoneng.registry.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the data came from and how old it is, as far as its reader may know.
 *
 * @param at when this was read
 * @param stages how far events have come
 * @param senders those that are silent first, then those never heard of, then by name
 * @param refused open dead letters by reason; null where the reader is not told
 * @param replayed contents that were refused first and accepted later; null likewise
 * @param registry what the registry holds
 * @param calendar by which days are counted
 * @param definitions by which figures are told
 */
public record Origin(
    Instant at,
    Stages stages,
    List<Sender> senders,
    @Nullable Map<String, Long> refused,
    @Nullable Long replayed,
    Registered registry,
    Days calendar,
    Definitions definitions) {

  /** Seconds from an instant to {@link #at}; 0 for a later one. */
  public long age(Instant instant) {
    return Math.max(0, Duration.between(instant, at).toSeconds());
  }

  /**
   * What the registry holds.
   *
   * @param epoch counts up with every change: which state of the registry the figures go by
   * @param changedAt when it was last changed; null where it is empty
   * @param kinds by kind of record, sorted by name
   */
  public record Registered(long epoch, @Nullable Instant changedAt, List<Kind> kinds) {}

  /**
   * Records of one kind.
   *
   * @param kind null for one that this program does not know
   * @param name of the kind in the topic
   * @param n records in force
   * @param auto of them those that nobody registered, but events named
   */
  public record Kind(
      @Nullable RecordKind kind, String name, long n, long auto, Instant changedAt) {}

  /**
   * The calendar of working days.
   *
   * @param id {@code cn}, {@code weekdays} or {@code every-day}
   * @param from first day it has data for; null where it needs none
   * @param until last day it has data for, beyond which Monday to Friday count; null likewise
   * @param years the issues in force, the youngest first
   */
  public record Days(
      String id, @Nullable LocalDate from, @Nullable LocalDate until, List<Year> years) {}

  /**
   * One year's issue.
   *
   * @param version counts up with every re-issue
   * @param notices addresses of the notices it was taken from
   * @param off days off that it names
   * @param work make-up days that it names
   */
  public record Year(int year, int version, List<String> notices, long off, long work) {}

  /**
   * The definitions of figures.
   *
   * @param count of metrics in the catalogue
   * @param changed those in force that are not the first of their metric
   * @param shadows those that run beside the ones in force
   */
  public record Definitions(int count, List<MetricVersion> changed, List<MetricVersion> shadows) {}
}
