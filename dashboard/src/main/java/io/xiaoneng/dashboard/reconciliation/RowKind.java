package io.xiaoneng.dashboard.reconciliation;

import java.util.List;
import java.util.Set;

/** The tables that hold one row for each subject of events, folded from those of one family. */
enum RowKind {
  /** Cases. */
  CASE(
      Difference.CASE,
      "case_row",
      "case_id",
      "case.",
      "",
      List.of("05_cases", "06_acceptance", "07_stops", "08_due", "09_conduct", "10_facts"),
      Set.of(
          "identified",
          "unit",
          "district",
          "item",
          "item_version",
          "item_type",
          "channel",
          "applicant_kind",
          "bundle",
          "bundle_case",
          "point",
          "receiving_unit",
          "assisted",
          "kind",
          "mode",
          "window",
          "outcome",
          "first_at",
          "applied_at",
          "accepted_at",
          "deemed",
          "deemed_from",
          "decided_at",
          "delivered_at",
          "refused_at",
          "closed_at",
          "due_promise",
          "due_statutory",
          "stop_due_at",
          "mature_at",
          "first_date",
          "applied_date",
          "accepted_date",
          "decided_date",
          "due_date",
          "due_statutory_date",
          "d1",
          "stopped_days",
          "stops",
          "granted_days",
          "supplement_requests",
          "quarantined",
          "test",
          "flags",
          "events",
          "latest_recorded_at",
          "project",
          "stage",
          "region",
          "delivered_how",
          "received_outside",
          "materials_required",
          "materials_shared",
          "visits_reported",
          "trips_known",
          "trips",
          "accept_due",
          "answered_at",
          "delivery_due",
          "delivered_date",
          "accept_due_date",
          "delivery_due_date",
          "statutory_days",
          "supplement_ms",
          "stopped_ms",
          "stop_spans",
          "edited_at",
          "ratings")),

  /** Tickets of the halls. */
  TICKET(
      "ticket",
      "ticket_row",
      "ticket",
      "queue.",
      "",
      List.of("12_tickets"),
      Set.of(
          "point",
          "unit",
          "district",
          "window",
          "item",
          "taken_at",
          "called_at",
          "served_at",
          "abandoned_at",
          "taken_date",
          "test",
          "latest_recorded_at")),

  /** Contracts with agencies 中介. */
  CONTRACT(
      "contract",
      "contract_row",
      "contract",
      "agency.",
      ", agency String, service String, dueAt String",
      List.of("13_contracts"),
      Set.of(
          "agency",
          "service",
          "contracted_at",
          "due_at",
          "finished_at",
          "due_date",
          "test",
          "latest_recorded_at"));

  /** As differences name it. */
  final String what;

  /** Where its rows are. */
  final String table;

  /** The column that is the subject. */
  final String key;

  /** How the types of its events begin. */
  final String family;

  /** Fields of its events that those of the others do not have. */
  final String more;

  /** The parts of the recomputation after the contents. */
  final List<String> parts;

  /** Columns that are recomputed and compared: all but the key, and the version with its epoch. */
  final Set<String> covered;

  RowKind(
      String what,
      String table,
      String key,
      String family,
      String more,
      List<String> parts,
      Set<String> covered) {
    this.what = what;
    this.table = table;
    this.key = key;
    this.family = family;
    this.more = more;
    this.parts = parts;
    this.covered = covered;
  }
}
