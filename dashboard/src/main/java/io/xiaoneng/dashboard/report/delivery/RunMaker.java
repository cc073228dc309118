package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.document.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what is due, one run after the other. For each unit that somebody is told of, one document
 * is made and written in every format; what is there already is not made again. Only when all of it
 * is there may anything of it be sent. One at a time may run.
 */
@Component
class RunMaker {

  private static final Logger LOG = LoggerFactory.getLogger(RunMaker.class);

  private final RunStore runs;
  private final FileStore files;
  private final DispatchStore dispatches;
  private final Reports reports;
  private final Spool spool;
  private final RunAlarms alarms;
  private final AuditLog audit;
  private final DeliverySettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RunMaker(
      RunStore runs,
      FileStore files,
      DispatchStore dispatches,
      Reports reports,
      Spool spool,
      RunAlarms alarms,
      AuditLog audit,
      DeliverySettings settings,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.runs = runs;
    this.files = files;
    this.dispatches = dispatches;
    this.reports = reports;
    this.spool = spool;
    this.alarms = alarms;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Makes whatever is due; how many runs were made.
   *
   * @param stopping asked between two units: whether to leave the rest for the next start
   */
  int run(BooleanSupplier stopping) {
    takeUp();
    int made = 0;
    Optional<Run> due = runs.due(now());
    while (due.isPresent() && !stopping.getAsBoolean()) {
      made += make(due.get(), stopping) ? 1 : 0;
      due = runs.due(now());
    }
    return made;
  }

  /** What was begun and is not being made: the program ended meanwhile. It goes on at once. */
  private void takeUp() {
    List<Run> left = runs.interrupted();
    if (left.isEmpty()) {
      return;
    }
    try {
      spool.clean();
    } catch (IOException e) {
      LOG.warn("what an interrupted report left cannot be taken away: {}", e.toString());
    }
    for (Run run : left) {
      boolean again = settings.retryAfter(run.attempts()) != null;
      fail(run, again ? now() : null, "", "the program ended while this was made", !again);
    }
  }

  private boolean make(Run run, BooleanSupplier stopping) {
    if (!runs.begin(run)) {
      return false;
    }
    int attempts = run.attempts() + 1;
    Map<String, String> without = new LinkedHashMap<>();
    try {
      List<String> units = dispatches.units(run.id());
      Set<String> there = files.units(run.id());
      for (String unit : units.isEmpty() ? List.of("") : units) {
        if (!there.contains(unit)) {
          if (stopping.getAsBoolean()) {
            return false;
          }
          String reason = makeOrSayWhyNot(run, unit, settings.retryAfter(attempts) == null);
          if (reason != null) {
            without.put(unit, reason);
          }
        }
      }
      if (!without.isEmpty() && without.size() == units.size()) {
        fail(run, null, "", without.values().iterator().next(), true);
        return false;
      }
    } catch (ReportFailedException e) {
      failed(run, attempts, e.section(), reason(e));
      return false;
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      failed(run, attempts, "ClickHouse", "the figures are not available at the moment");
      return false;
    } catch (IllegalArgumentException e) {
      // The order itself is wrong: it will not be right later.
      fail(run, null, "", String.valueOf(e.getMessage()), true);
      return false;
    } catch (IOException | UncheckedIOException e) {
      failed(run, attempts, "", "the report cannot be written: " + e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.error("report run {} failed", run.id(), e);
      failed(run, attempts, "", e.getClass().getSimpleName() + ": " + e.getMessage());
      return false;
    }
    return finish(run, attempts, without);
  }

  /**
   * Makes the report of a unit. One that has nothing to report must not keep the others from theirs
   * for ever: where the order is wrong for this unit alone, or it is the last attempt and the
   * figures could be read, the run goes on without it.
   *
   * @return why there is none; null where it is made
   */
  private @Nullable String makeOrSayWhyNot(Run run, String unit, boolean last) throws IOException {
    try {
      make(run, unit);
      return null;
    } catch (ReportFailedException e) {
      if (unit.isEmpty()) {
        throw e;
      }
      String reason = e.section() + ": " + reason(e);
      if (last && !isAway(e.getCause())) {
        return unit + ": " + reason;
      }
      throw new ReportFailedException(unit + " · " + e.section(), reason(e), e);
    } catch (IllegalArgumentException e) {
      if (unit.isEmpty()) {
        throw e;
      }
      return unit + ": " + e.getMessage();
    }
  }

  private static boolean isAway(@Nullable Throwable cause) {
    return cause instanceof ClickHouseUnavailableException
        || cause instanceof ClickHouseQueryException;
  }

  private void make(Run run, String unit) throws IOException {
    spool.needRoom();
    Document document =
        reports.make(
            new ReportOrder(
                run.kind(), run.period(), unit.isEmpty() ? null : unit, run.language()));
    List<RunFile> made = new ArrayList<>();
    int n = files.count(run.id());
    for (ReportFormat format : run.formats()) {
      Spool.Spooled spooled = spool.write(out -> reports.write(document, format, out));
      made.add(
          new RunFile(
              ++n,
              unit,
              format,
              name(document, unit) + "." + format.suffix(),
              title(document),
              spooled.sha256(),
              spooled.bytes(),
              now(),
              null));
    }
    transaction.executeWithoutResult(status -> made.forEach(each -> files.add(run.id(), each)));
  }

  private boolean finish(Run run, int attempts, Map<String, String> without) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              Instant now = now();
              if (!runs.made(run.id(), now)) {
                return false;
              }
              without.forEach((unit, why) -> dispatches.without(run.id(), unit, now, why));
              dispatches.open(run.id(), now);
              if (!without.isEmpty()) {
                alarms.without(run, without);
              }
              if (attempts > 1 && !run.reason().isEmpty()) {
                alarms.recovered(run);
              }
              audit.record(
                  RunPlanner.PROGRAM,
                  "report.made",
                  Run.subject(run.id()),
                  told(files.of(run.id()), without));
              return true;
            }));
  }

  private static String told(List<RunFile> made, Map<String, String> without) {
    StringBuilder text = new StringBuilder().append(made.size()).append(" files");
    made.forEach(
        each -> text.append("; ").append(each.name()).append(" sha256 ").append(each.sha256()));
    without.values().forEach(each -> text.append("; without ").append(each));
    return text.toString();
  }

  private void failed(Run run, int attempts, String section, String reason) {
    Duration wait = settings.retryAfter(attempts);
    fail(run, wait == null ? null : now().plus(wait), section, reason, true);
  }

  private void fail(
      Run run, @Nullable Instant again, String section, String reason, boolean alarm) {
    LOG.warn(
        "report run {} {} {} failed: {} {}", run.id(), run.kind(), run.period(), section, reason);
    transaction.executeWithoutResult(
        status -> {
          if (!runs.failed(run.id(), again, section, reason)) {
            return;
          }
          if (alarm) {
            alarms.failed(run, section, reason, again, now());
          }
          audit.record(
              RunPlanner.PROGRAM,
              "report.failed",
              Run.subject(run.id()),
              (section.isEmpty() ? "" : section + ": ") + reason);
        });
  }

  /** The message repeats the section first. */
  private static String reason(ReportFailedException failure) {
    String message = String.valueOf(failure.getMessage());
    String section = failure.section() + ": ";
    return message.startsWith(section) ? message.substring(section.length()) : message;
  }

  /** A name that nobody else's report has, whatever the maker called it. */
  private static String name(Document document, String unit) {
    String name = document.name();
    if (!unit.isEmpty() && !name.contains(unit)) {
      name += "-" + unit.replaceAll("[^\\p{L}\\p{N}]", "-");
    }
    if (!document.chinese() && !name.endsWith("-en")) {
      name += "-en";
    }
    String safe = name.replaceAll("[^\\p{L}\\p{N}-]", "-");
    return safe.length() <= 180 ? safe : safe.substring(0, 180);
  }

  private static String title(Document document) {
    String title =
        document.subtitle().isEmpty()
            ? document.title()
            : document.title() + " · " + document.subtitle();
    return title.length() <= 300 ? title : title.substring(0, 300);
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
