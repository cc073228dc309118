package io.xiaoneng.simulator.city;

/**
 * An item 事项 of the city.
 *
 * @param owner C city department, D district department, S sub-district, N community
 * @param department key of the department
 * @param promised counted days; 0 for an immediate item
 * @param statutory counted days, at least {@code promised}; 0 for an immediate item
 * @param ofPersons whether mostly persons apply
 * @param online chance that an application comes online, relative to the mean item's
 */
public record ServiceItem(
    String code,
    String nameZh,
    String type,
    char owner,
    String department,
    int promised,
    int statutory,
    boolean ofPersons,
    double online) {

  /** 即办件. */
  public boolean immediate() {
    return promised == 0;
  }
}
