package io.xiaoneng.simulator.city;

/**
 * A service point.
 *
 * @param kind HALL, CENTRE, TERMINAL or MAILBOX
 * @param unit code of the unit it stands in
 * @param cell index of the district or zone, {@link City#CITY_CELL} for the city's own hall
 * @param downChance chance that a terminal fails on a day
 */
public record Site(
    String id,
    String kind,
    String nameZh,
    String unit,
    int cell,
    double lon,
    double lat,
    String hours,
    double downChance) {}
