package io.xiaoneng.metric.reference;

import io.xiaoneng.agency.ContractFacts;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;

/** agency-on-time, straight from the catalogue's words. */
public final class ContractReference {

  private ContractReference() {}

  /**
   * Contracts finished by dueAt, of those that fell due.
   *
   * @param period in which they fell due
   * @param asOf what is later has not happened
   */
  public static Figure.Ratio onTime(
      Collection<ContractFacts> contracts,
      Predicate<ContractFacts> slice,
      Period period,
      Instant asOf) {
    return Slice.ratio(
        contracts.stream()
            .filter(each -> !each.test() && each.dueAt() != null && each.dueAt().isBefore(asOf))
            .filter(slice)
            .filter(each -> period.has(each.dueDate())),
        each ->
            each.finishedAt() != null
                && each.dueAt() != null
                && !each.finishedAt().isAfter(each.dueAt()));
  }
}
