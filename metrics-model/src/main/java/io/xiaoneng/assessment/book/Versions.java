package io.xiaoneng.assessment.book;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month was counted by.
 *
 * @param program version of the program
 * @param metrics version of each metric's definition in force, by id
 * @param calendar id of the calendar
 * @param calendarHash SHA-256 over the days of the calendar's years, in hex
 * @param registry how many records the registry had
 * @param registryHash SHA-256 over all records of the registry in their order, in hex
 */
public record Versions(
    String program,
    SortedMap<String, Integer> metrics,
    String calendar,
    String calendarHash,
    long registry,
    String registryHash) {

  /** Takes its own copy. */
  public Versions {
    metrics = new TreeMap<>(metrics);
  }
}
