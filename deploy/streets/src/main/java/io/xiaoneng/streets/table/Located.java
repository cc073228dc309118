package io.xiaoneng.streets.table;

/**
 * A row of a table of points or cells.
 *
 * @param id of the point or cell, unique in its table
 * @param lon as told, in the table's datum, perhaps out of every range
 * @param lat as told, in the table's datum
 */
public record Located(String id, double lon, double lat) {}
