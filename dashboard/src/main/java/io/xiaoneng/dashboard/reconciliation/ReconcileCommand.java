package io.xiaoneng.dashboard.reconciliation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code deploy/reconcile}: recomputes every case, every cell and the circle from the archived
 * events and compares. Ends with 0 where everything agrees (or does after a repair), with 1 where
 * something differs, with 2 where it could not be told.
 */
public final class ReconcileCommand {

  private static final int SHOWN = 40;

  private ReconcileCommand() {}

  /**
   * {@code --clickhouse JDBC-URL --zone ZONE --calendar ID [--kafka HOST:PORT] [--repair]
   * [--rebuild]}; with Kafka a repair mends what the running job keeps, too.
   */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    String clickHouse = "";
    String kafka = "";
    String zone = "";
    String calendar = "";
    ReconciliationSettings settings = ReconciliationSettings.DEFAULT;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--clickhouse" -> clickHouse = value(rest);
        case "--kafka" -> kafka = value(rest);
        case "--zone" -> zone = value(rest);
        case "--calendar" -> calendar = value(rest);
        case "--repair" -> settings = settings.repairing();
        case "--rebuild" -> settings = settings.rebuilding();
        default -> {
          err.println("error: unknown flag '" + flag + "'");
          return 2;
        }
      }
    }
    Instant start = Instant.now();
    try (JobMends job = settings.repair() && !kafka.isEmpty() ? new KafkaMends(kafka) : null) {
      Report report =
          new Reconciliation(
                  clickHouse,
                  ZoneId.of(zone),
                  calendar,
                  settings,
                  Clock.systemUTC(),
                  new Told(out, start),
                  job)
              .run();
      print(report, Duration.between(start, Instant.now()), settings.repair(), out);
      return report.differs() ? 1 : 0;
    } catch (SQLException | RuntimeException e) {
      err.println("error: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      err.println("error: interrupted");
      return 2;
    }
  }

  /** Prints what it is at, not more often than every five seconds. */
  private static final class Told implements Consumer<String> {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Instant start;
    private Instant next;

    Told(PrintStream out, Instant start) {
      this.out = out;
      this.start = start;
      this.next = start.plus(BETWEEN);
    }

    @Override
    public void accept(String what) {
      Instant now = Instant.now();
      if (!now.isBefore(next)) {
        next = now.plus(BETWEEN);
        out.printf("%s (%d s)%n", what, Duration.between(start, now).toSeconds());
      }
    }
  }

  private static String value(Iterator<String> rest) {
    return rest.hasNext() ? rest.next() : "";
  }

  private static void print(Report report, Duration took, boolean repair, PrintStream out) {
    out.printf(
        "compared: %d cases, %d tickets and contracts, %d cells in %d s%n",
        report.cases(), report.others(), report.cells(), took.toSeconds());
    if (report.unsettled() > 0) {
      out.printf(
          "not settled: %d changed all the while and are left to the next run%n",
          report.unsettled());
    }
    if (repair) {
      out.printf("repaired: %d%n", report.repaired());
    }
    out.printf(
        "differences: %d cases, %d tickets and contracts, %d cells%n",
        report.differentCases(), report.differentOthers(), report.differentCells());
    print(report.differences(), out);
    print(report.circle(), repair, out);
  }

  private static void print(CircleReport circle, boolean repair, PrintStream out) {
    if (!circle.left().isEmpty()) {
      out.printf("circle: communities are not compared: %s%n", circle.left());
    }
    if (circle.unsettled() > 0) {
      out.printf("circle: not settled: %d, left to the next run%n", circle.unsettled());
    }
    if (repair) {
      out.printf("circle: repaired: %d%n", circle.repaired());
    }
    out.printf(
        "circle: compared %d days of communities and %d days of points, differences: %d%n",
        circle.communityDays(), circle.pointDays(), circle.different());
    print(circle.differences(), out);
  }

  private static void print(List<Difference> differences, PrintStream out) {
    for (Difference each : differences.subList(0, Math.min(differences.size(), SHOWN))) {
      out.printf(
          "  %s %s %s: expected %s, found %s%s%s%n",
          each.what(),
          each.key(),
          each.column(),
          shown(each.expected()),
          shown(each.found()),
          each.points().isEmpty() ? "" : "; points " + String.join(" ", each.points()),
          told(each.cause()));
    }
    if (differences.size() > SHOWN) {
      out.println("  … all of them: table reconciliation_difference");
    }
  }

  private static String told(String cause) {
    return switch (cause) {
      case Difference.UPGRADE -> " (events before the upgrade)";
      case Difference.SUM -> " (its points agree)";
      case Difference.MEASURE -> " (the bundle was taken out)";
      default -> "";
    };
  }

  private static String shown(String value) {
    return value.isEmpty() ? "nothing" : value;
  }
}
