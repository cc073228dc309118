package io.xiaoneng.job;

import io.xiaoneng.job.casefile.CaseRow;
import io.xiaoneng.job.intake.DeadLetter;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** The tables of one run, as their engines would keep them; found by name, so that sinks travel. */
public final class TablesInMemory {

  private static final Map<String, TablesInMemory> ALL = new ConcurrentHashMap<>();

  final String name;
  final TableInMemory cube;
  final Map<String, byte[]> caseRows = new ConcurrentSkipListMap<>();
  final Map<String, byte[]> alerts = new ConcurrentSkipListMap<>();
  final Map<String, byte[]> tickets = new ConcurrentSkipListMap<>();
  final Map<String, byte[]> contracts = new ConcurrentSkipListMap<>();
  final Set<String> pointDays = ConcurrentHashMap.newKeySet();
  final Set<String> coverageDays = ConcurrentHashMap.newKeySet();
  final Set<String> archived = ConcurrentHashMap.newKeySet();
  final Set<String> deadLetters = ConcurrentHashMap.newKeySet();
  final AtomicLong cellsWritten = new AtomicLong();
  final Set<Long> failAtCells = ConcurrentHashMap.newKeySet();

  private TablesInMemory(String name) {
    this.name = name;
    this.cube = new TableInMemory(name);
  }

  static TablesInMemory of(String name) {
    return ALL.computeIfAbsent(name, TablesInMemory::new);
  }

  Sinks sinks() {
    String run = name;
    return new Sinks(
        new Writing<>((byte[] row) -> of(run).archived.add(HexFormat.of().formatHex(row))),
        new Writing<>((CaseRow row) -> of(run).putCase(row)),
        new Writing<>((byte[] row) -> of(run).putCell(row)),
        new Writing<>((byte[] row) -> putRow(of(run).alerts, row)),
        new Writing<>(row -> {}),
        new Writing<>(row -> {}),
        new Writing<>((byte[] row) -> putRow(of(run).tickets, row)),
        new Writing<>((byte[] row) -> putRow(of(run).contracts, row)),
        new Writing<>((byte[] row) -> of(run).pointDays.add(HexFormat.of().formatHex(row))),
        new Writing<>((byte[] row) -> of(run).coverageDays.add(HexFormat.of().formatHex(row))),
        new Writing<>(row -> {}),
        new Writing<>(row -> {}),
        new Writing<>((DeadLetter letter) -> of(run).deadLetters.add(letter.sha256)),
        new Writing<>(row -> {}));
  }

  private void putCase(CaseRow row) {
    putRow(caseRows, row.row);
  }

  private static void putRow(Map<String, byte[]> rows, byte[] row) {
    rows.merge(
        new RowBinaryReader(row).string(),
        row,
        (a, b) -> version(a).compareTo(version(b)) > 0 ? a : b);
  }

  private static BigInteger version(byte[] row) {
    RowBinaryReader in = new RowBinaryReader(row);
    in.string();
    return in.uint128();
  }

  private void putCell(byte[] row) throws IOException {
    long number = cellsWritten.incrementAndGet();
    if (failAtCells.remove(number)) {
      throw new IOException("the writer dies at cell " + number);
    }
    cube.put(row);
  }

  Map<String, String> caseRowsInHex() {
    Map<String, String> rows = new TreeMap<>();
    caseRows.forEach((id, row) -> rows.put(id, HexFormat.of().formatHex(row)));
    return rows;
  }

  Map<String, String> otherRowsInHex() {
    Map<String, String> rows = new TreeMap<>();
    tickets.forEach((id, row) -> rows.put(id, HexFormat.of().formatHex(row)));
    contracts.forEach((id, row) -> rows.put(id, HexFormat.of().formatHex(row)));
    return rows;
  }

  Map<String, String> cells() {
    Map<String, String> sums = new TreeMap<>();
    cube.rows().values().stream()
        .filter(row -> row.n() != 0)
        .forEach(row -> sums.put(row.address(), row.sums()));
    return sums;
  }

  /** What is done with a row. */
  interface Write<T> extends java.io.Serializable {
    void write(T row) throws IOException;
  }

  private record Writing<T>(Write<T> write) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T row, Context unused) throws IOException {
          write.write(row);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
