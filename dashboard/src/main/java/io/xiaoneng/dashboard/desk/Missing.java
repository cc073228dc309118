package io.xiaoneng.dashboard.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applicants had to bring later, and which items were sent back, over some weeks.
 *
 * @param from first day, inclusive
 * @param to last day, inclusive
 * @param cases with a request for supplements in the period
 * @param unnamed of them those whose requests named no material
 * @param rare cases that name a material which fewer than {@link #LEAST} cases name: senders write
 *     them freely, so that a rare one may tell who the applicant is
 * @param materials the commonest first
 * @param items with the most requests and returns first
 */
public record Missing(
    LocalDate from,
    LocalDate to,
    long cases,
    long unnamed,
    long rare,
    List<Material> materials,
    List<Item> items) {

  /** Materials that fewer cases name are not told one by one. */
  public static final int LEAST = 5;

  /**
   * A material.
   *
   * @param cases whose requests named it
   * @param share of all cases with a request
   */
  public record Material(String name, long cases, double share) {}

  /**
   * An item.
   *
   * @param applied cases applied for in the period
   * @param supplemented of them those with a request
   * @param returned of them those refused or returned
   * @param required materials a case has to bring on the average; null where none were sent
   * @param shared of them those that came by sharing; null likewise
   */
  public record Item(
      String item,
      String itemZh,
      String itemEn,
      long applied,
      long supplemented,
      long returned,
      @Nullable Double required,
      @Nullable Double shared) {}
}
