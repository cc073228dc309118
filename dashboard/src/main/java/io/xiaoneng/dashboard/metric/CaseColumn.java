package io.xiaoneng.dashboard.metric;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list of cases as a file, in their order. A value is text, a number, an instant.
 */
enum CaseColumn {
  CASE("case", CaseLine::caseId, 26),
  UNIT("unit", CaseLine::unit, 16),
  ITEM("item", CaseLine::item, 20),
  ITEM_TYPE("itemType", CaseLine::itemType, 12),
  CHANNEL("channel", CaseLine::channel, 12),
  APPLICANT_KIND("applicantKind", CaseLine::applicantKind, 14),
  KIND("kind", CaseLine::kind, 12),
  STATE("state", CaseLine::state, 10),
  APPLIED("appliedAt", CaseLine::appliedAt, 20),
  ACCEPTED("acceptedAt", CaseLine::acceptedAt, 20),
  DECIDED("decidedAt", CaseLine::decidedAt, 20),
  DELIVERED("deliveredAt", CaseLine::deliveredAt, 20),
  REFUSED("refusedAt", CaseLine::refusedAt, 20),
  CLOSED("closedAt", CaseLine::closedAt, 20),
  DUE("due", CaseLine::due, 20),
  D1("d1", CaseLine::d1, 8),
  VALUE("value", CaseLine::value, 10);

  private final String wireName;
  private final Function<CaseLine, @Nullable Object> value;

  /** Width in a workbook, in characters. */
  final int width;

  CaseColumn(String wireName, Function<CaseLine, @Nullable Object> value, int width) {
    this.wireName = wireName;
    this.value = value;
    this.width = width;
  }

  /** The name in files and in JSON. */
  String wireName() {
    return wireName;
  }

  @Nullable Object of(CaseLine line) {
    return value.apply(line);
  }
}
