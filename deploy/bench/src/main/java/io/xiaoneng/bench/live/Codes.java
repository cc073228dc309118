package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.stand.Stand;
import java.util.List;

/**
 * Codes of the registry for events of our own.
 *
 * @param probeUnit a unit without units below it, which no other event names
 * @param pairs unit and item, tab between them, as the generated cases have them
 */
record Codes(String probeUnit, List<String> pairs) {

  private static final int MOST = 200;

  /** From the tables of a drained topic. */
  static Codes of(Stand stand) {
    String probeUnit =
        stand.query(
            "SELECT code FROM (SELECT JSONExtractString(body, 'code') AS code FROM registry_row"
                + " FINAL WHERE kind = 'unit' AND body != '') WHERE code NOT IN"
                + " (SELECT JSONExtractString(body, 'parent') FROM registry_row FINAL"
                + " WHERE kind = 'unit') AND code NOT IN (SELECT unit FROM case_row)"
                + " ORDER BY code LIMIT 1");
    if (probeUnit.isEmpty()) {
      probeUnit = leastUsed(stand);
    }
    List<String> pairs =
        stand
            .query(
                "SELECT unit, item FROM case_row WHERE identified AND unit NOT IN ('"
                    + probeUnit
                    + "') GROUP BY unit, item ORDER BY count() DESC, unit, item LIMIT "
                    + MOST)
            .lines()
            .toList();
    if (pairs.isEmpty()) {
      throw new BenchException("the tables hold no case whose unit and item could be used");
    }
    return new Codes(probeUnit, pairs);
  }

  private static String leastUsed(Stand stand) {
    return stand.query(
        "SELECT unit FROM case_row WHERE unit NOT IN (SELECT JSONExtractString(body, 'parent')"
            + " FROM registry_row FINAL WHERE kind = 'unit')"
            + " GROUP BY unit ORDER BY count(), unit LIMIT 1");
  }

  String unit(long number) {
    return part(number, 0);
  }

  String item(long number) {
    return part(number, 1);
  }

  private String part(long number, int index) {
    return pairs.get((int) (number % pairs.size())).split("\t")[index];
  }
}
