package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFlag;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** The facts of a case that a test makes on purpose: a COMMITTED one of which nothing happened. */
final class HandmadeCase {

  private static final ZoneId ZONE = ReferenceCity.ZONE;

  private final String id;
  private final List<CaseFacts.Span> stops = new ArrayList<>();
  private String kind = "COMMITTED";
  private Instant applied;
  private Instant accepted;
  private Instant decided;
  private Instant due;
  private Instant statutory;
  private boolean identified = true;
  private boolean quarantined;
  private boolean test;

  HandmadeCase(String id) {
    this.id = id;
  }

  /** Local time, {@code 2026-06-01T09:00}. */
  static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  String id() {
    return id;
  }

  HandmadeCase kind(String other) {
    kind = other;
    return this;
  }

  HandmadeCase applied(String local) {
    applied = at(local);
    return this;
  }

  HandmadeCase accepted(String local) {
    accepted = local == null ? null : at(local);
    return this;
  }

  HandmadeCase decided(String local) {
    decided = local == null ? null : at(local);
    return this;
  }

  HandmadeCase due(String local) {
    due = local == null ? null : at(local);
    return this;
  }

  HandmadeCase statutory(String local) {
    statutory = at(local);
    return this;
  }

  /** A STOP begun on the one day and ended on the other. */
  HandmadeCase stop(String after, String until) {
    stops.add(new CaseFacts.Span(LocalDate.parse(after), LocalDate.parse(until)));
    return this;
  }

  /** Without the attributes that an application or acceptance sends. */
  HandmadeCase unidentified() {
    identified = false;
    return this;
  }

  HandmadeCase quarantined() {
    quarantined = true;
    return this;
  }

  HandmadeCase test() {
    test = true;
    return this;
  }

  CaseFacts facts() {
    Instant first =
        Stream.of(applied, accepted, decided)
            .filter(each -> each != null)
            .min(Instant::compareTo)
            .orElseThrow();
    return new CaseFacts(
        id,
        identified ? attributes() : null,
        first,
        applied,
        accepted,
        false,
        null,
        decided,
        null,
        null,
        null,
        decided == null ? "" : "APPROVED",
        kind,
        "NORMAL",
        "",
        due,
        statutory,
        null,
        null,
        accepted == null || decided == null ? null : 1,
        0,
        stops.size(),
        0,
        0,
        quarantined,
        test,
        EnumSet.noneOf(CaseFlag.class),
        3,
        BigInteger.TWO,
        first,
        new CaseFacts.Dates(
            date(first),
            date(applied),
            date(accepted),
            date(decided),
            null,
            date(due),
            date(statutory),
            null,
            null),
        CaseFacts.Duties.NONE,
        CaseFacts.Effort.NONE,
        new CaseFacts.Times(null, 0, 0, List.copyOf(stops)),
        null,
        List.of());
  }

  private static CaseFacts.Attributes attributes() {
    return new CaseFacts.Attributes(
        "north", "north", "item-1", 1, "", "WEB", "", "", "", "", "", false, "", "", "");
  }

  private static LocalDate date(Instant at) {
    return at == null ? null : LocalDate.ofInstant(at, ZONE);
  }
}
