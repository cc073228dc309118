package io.xiaoneng.streets;

import io.xiaoneng.circle.street.Islands;
import io.xiaoneng.circle.street.StreetFile;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.streets.osm.OsmImport;
import io.xiaoneng.streets.raster.RasterCells;
import io.xiaoneng.streets.table.StreetTables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Imports the streets of an OpenStreetMap extract and measures which population cells can walk to
 * which service points. Results and their summary go to files and standard output, whatever was
 * left out to standard error. Exit code 0 when done, 1 for a failure, 2 for a wrong command line.
 */
public final class Streets {

  private Streets() {}

  /** Runs and ends the process. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream messages = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, messages));
  }

  /** Runs and returns the exit code. */
  static int run(String[] args, PrintStream out, PrintStream messages) {
    if (List.of(args).contains("--help")) {
      out.println(StreetsOptions.USAGE + "\n" + RasterCells.USAGE);
      return 0;
    }
    if (RasterCells.asked(args)) {
      return raster(args, out, messages);
    }
    StreetsOptions options;
    try {
      options = StreetsOptions.parse(args);
    } catch (StreetsFailure wrong) {
      messages.println(wrong.getMessage());
      return 2;
    }
    try {
      StreetNetwork network = streets(options, out);
      Path edges = options.edges();
      if (edges != null) {
        StreetTables.edges(network, edges);
      }
      if (options.points() != null) {
        new Measurement(network, options, messages).run(out);
      }
      return 0;
    } catch (StreetsFailure failure) {
      messages.println(failure.getMessage());
    } catch (IOException broken) {
      messages.println("a file cannot be read or written: " + broken.getMessage());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      messages.println("interrupted");
    }
    return 1;
  }

  private static int raster(String[] args, PrintStream out, PrintStream messages) {
    try {
      RasterCells.run(args, out);
      return 0;
    } catch (StreetsFailure failure) {
      messages.println(failure.getMessage());
    } catch (IOException broken) {
      messages.println("a file cannot be read or written: " + broken.getMessage());
    }
    return 1;
  }

  private static StreetNetwork streets(StreetsOptions options, PrintStream out) throws IOException {
    Path osm = options.osm();
    if (osm == null) {
      return StreetFile.read(options.streets());
    }
    StreetNetwork network = OsmImport.read(osm);
    StreetFile.write(network, options.streets());
    List<Islands.Island> parts = network.islands().all();
    int apart = parts.stream().skip(1).mapToInt(Islands.Island::edges).sum();
    out.println(
        String.format(
            Locale.ROOT,
            "streets: %d edges, %d nodes; %d islands with %d edges that no street joins to the rest",
            network.edges(),
            network.nodes(),
            parts.size() - 1,
            apart));
    return network;
  }
}
