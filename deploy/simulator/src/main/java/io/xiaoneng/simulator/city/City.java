package io.xiaoneng.simulator.city;

import java.util.List;
import java.util.Map;

/**
 * The city as the generator sees it. Cells are its 13 districts and 7 development zones in the
 * order of the table, and one more for the city's own hall; every case arises in a cell.
 *
 * @param districts the offices of the cells but the last
 * @param share weight of each cell, the last included
 * @param departments city departments by their key
 * @param streets of each cell
 * @param communities of each cell
 * @param items by popularity, the most wanted first
 * @param itemWeights cumulative, Zipf
 * @param cityItems the items of city departments, for the city's own hall
 * @param halls hall of each cell
 * @param centres of each cell, one a street
 * @param terminals of each cell
 * @param points every service point; the index is that of its days
 */
public record City(
    List<Office> offices,
    List<Office> districts,
    double[] share,
    Map<String, Office> departments,
    Map<String, Office> byCode,
    List<List<Office>> streets,
    List<List<Office>> communities,
    List<ServiceItem> items,
    double[] itemWeights,
    List<ServiceItem> cityItems,
    double[] cityItemWeights,
    List<Site> halls,
    List<List<Site>> centres,
    List<List<Site>> terminals,
    List<Site> points,
    List<Sender> senders) {

  /** Code of the city itself. */
  public static final String CODE = "610100";

  /** Under which those terminals send that live by heartbeats. */
  public static final String GATEWAY = "/terminal/gateway/";

  /** Index of the cell that is the city's own hall. */
  public static final int CITY_CELL = 20;

  /** Number of cells. */
  public static final int CELLS = 21;

  /**
   * Who sends events.
   *
   * @param unit code of the owner
   * @param lagSeconds how late its events may be recorded
   */
  public record Sender(
      String prefix,
      String nameZh,
      String unit,
      boolean visits,
      boolean heartbeats,
      int lagSeconds) {}

  /** Code of a cell, as case numbers begin. */
  public String cellCode(int cell) {
    return cell == CITY_CELL ? CODE : districts.get(cell).code();
  }

  /** The unit that answers for an item where the case arises: a district's own, else the city's. */
  public Office responsible(ServiceItem item, int cell, Dice dice) {
    if (cell != CITY_CELL && item.owner() == 'S') {
      return anyOf(streets.get(cell), dice);
    }
    if (cell != CITY_CELL && item.owner() == 'N') {
      return anyOf(communities.get(cell), dice);
    }
    Office ofDistrict =
        cell == CITY_CELL || item.owner() == 'C'
            ? null
            : byCode.get(cellCode(cell) + "-" + item.department());
    Office ofCity = departments.get(item.department());
    if (ofDistrict == null && ofCity == null) {
      throw new IllegalStateException("item " + item.code() + " has no department");
    }
    return ofDistrict != null ? ofDistrict : java.util.Objects.requireNonNull(ofCity);
  }

  /** Any of the list, evenly. */
  public static <T> T anyOf(List<T> list, Dice dice) {
    return list.get(dice.below(list.size()));
  }
}
