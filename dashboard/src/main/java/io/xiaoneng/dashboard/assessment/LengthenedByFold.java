package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.dashboard.metric.LengthenedReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Counts them from the fold of each case by the shorter promise. */
@Component
class LengthenedByFold implements LengthenedCases {

  private final LengthenedReader reader;

  LengthenedByFold(LengthenedReader reader) {
    this.reader = reader;
  }

  @Override
  public Map<String, Integer> byUnit(LocalDate from, LocalDate to, Instant asOf) {
    Map<String, Integer> byUnit = new TreeMap<>();
    reader.late(from, to, asOf).forEach(each -> byUnit.merge(each.unit(), 1, Integer::sum));
    return byUnit;
  }
}
