package io.xiaoneng.bench.job;

/** Counts rows and their bytes. */
public final class RowTally implements Tally<byte[]> {
  private final String name;
  private long rows;
  private long bytes;

  /**
   * @param name of the table
   */
  public RowTally(String name) {
    this.name = name;
  }

  @Override
  public void take(byte[] row) {
    rows++;
    bytes += row.length;
  }

  @Override
  public void addTo(Totals totals) {
    totals.add(name + "Rows", rows);
    totals.add(name + "Bytes", bytes);
  }
}
