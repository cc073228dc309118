package io.xiaoneng.it;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every address that a unit's user may ask by the table of accesses, filled in with what belongs to
 * another unit.
 */
final class ForeignAddresses {
  private static final String TABLE = "dashboard/src/test/resources/security/access.csv";
  private static final String ROLE = "UNIT";

  private static final List<String> METRICS = List.of("on-time", "cases-applied", "overdue");

  private final String unit;
  private final String caseId;
  private final String card;
  private final String attachment;
  private final String flag;

  /** What there is of the other unit: its code, a case of its own, and numbers. */
  ForeignAddresses(String unit, String caseId, String card, String attachment, String flag) {
    this.unit = unit;
    this.caseId = caseId;
    this.card = card;
    this.attachment = attachment;
    this.flag = flag;
  }

  /** What would tell something of the other unit: its name, its card, any case but the asked. */
  Pattern marks() {
    return Pattern.compile(
        "Department 7|第7局|for Department 7 alone|" + unit + "-\\d{4}-\\d{2}-(?!1\\b)\\d+");
  }

  /** Whether something of the other unit is named in the address. */
  boolean names(String address) {
    return address.contains(unit)
        || address.matches(".*/cards/" + card + "\\b.*")
        || address.matches(".*/flags/" + flag + "\\b.*");
  }

  /** All of them, without and with the other unit as a parameter. */
  List<String> all() throws IOException {
    List<String> lines = Files.readAllLines(Project.ROOT.resolve(TABLE));
    int column = List.of(lines.get(0).split(",")).indexOf(ROLE);
    List<String> all = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      if (cells[0].startsWith("GET /") && !cells[column].equals("-")) {
        String path = cells[0].substring("GET ".length());
        for (String metric : METRICS) {
          String address = filled(path, metric);
          if (!all.contains(address)) {
            all.add(address);
            if (cells[column].equals("param")) {
              all.add(with(address, "unit=" + unit));
              all.add(with(address, "by=unit&unit=" + unit));
              all.add(with(address, "format=csv&unit=" + unit));
            }
          }
        }
      }
    }
    return all;
  }

  private static String with(String address, String parameters) {
    return address + (address.contains("?") ? "&" : "?") + parameters;
  }

  private String filled(String path, String metric) {
    String filled =
        path.replace("{code}", unit)
            .replace("/cards/{id}", "/cards/" + card)
            .replace("/flags/{id}", "/flags/" + flag)
            .replace("/tasks/{id}", "/tasks/1")
            .replace("/claims/{id}", "/claims/1")
            .replace("/views/{id}", "/views/1")
            .replace("/metrics/{id}", "/metrics/" + metric)
            .replace("/cases/{id}", "/cases/" + caseId)
            .replace("/cases/{*path}", "/cases/" + caseId)
            .replace("{attachment}", attachment)
            .replace("{month}", LaggingUnit.LAST_MONTH)
            .replace("{kind}/{period}", "monthly/" + LaggingUnit.LAST_MONTH)
            .replace("schemes/{id}/{version}", "schemes/action-plan/2")
            .replace("{version}", "0");
    if (filled.equals("/cases")) {
      filled = "/cases?q=" + caseId;
    }
    if (filled.endsWith("corrections")) {
      filled = filled + "?knownAt=2026-01-01T00:00:00Z&metric=" + metric;
    }
    if (filled.contains("{")) {
      throw new AssertionError("say with what " + path + " is to be filled in");
    }
    return filled;
  }
}
