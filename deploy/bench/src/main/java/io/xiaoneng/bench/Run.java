package io.xiaoneng.bench;

import io.xiaoneng.bench.BenchOptions.Step;
import io.xiaoneng.bench.circle.CircleRun;
import io.xiaoneng.bench.circle.CityRun;
import io.xiaoneng.bench.closing.ClosingRun;
import io.xiaoneng.bench.fairness.FairnessRun;
import io.xiaoneng.bench.live.ApiRace;
import io.xiaoneng.bench.live.Freshness;
import io.xiaoneng.bench.live.Load;
import io.xiaoneng.bench.live.ViewersRun;
import io.xiaoneng.bench.monthly.ReportRun;
import io.xiaoneng.bench.pages.PagesRun;
import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Checkpoint;
import io.xiaoneng.bench.stand.Children;
import io.xiaoneng.bench.stand.Cpu;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.bench.stand.Tables;
import io.xiaoneng.bench.stand.Truth;
import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.service.Kafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** One run of the bench: its steps in their order. */
final class Run {
  private static final double AIM_JOB = 200_000;
  private static final double AIM_WHOLE = 100_000;
  private static final double AIM_FRESH_MILLIS = 1_500;
  private static final double AIM_OVERVIEW_MILLIS = 50;

  /** The slowest that is waited for, in events a second. */
  private static final long SLOWEST = 2_000;

  private static final Duration LEAST_LIMIT = Duration.ofMinutes(5);

  /** Viewers are looked at for so many times as long as an answer of the API. */
  private static final int VIEWED_APIS = 3;

  private static final long POLL_MILLIS = 50;

  private final Stand stand;
  private final BenchOptions options;
  private final Report report;
  private final Console console;
  private final Duration limit;
  private double baseline = Double.NaN;

  Run(Stand stand, BenchOptions options, Report report, Console console) {
    this.stand = stand;
    this.options = options;
    this.report = report;
    this.console = console;
    this.limit = LEAST_LIMIT.plusSeconds(options.events() / SLOWEST);
  }

  /** Measures what the options ask for. */
  void everything() throws IOException, InterruptedException, ExecutionException {
    if (options.has(Step.CIRCLE)) {
      new CircleRun(stand.installation(), report, console).everything(options.quick());
    }
    if (options.has(Step.CITY)) {
      city();
    }
    if (options.has(Step.FAIRNESS)) {
      Path file = options.report().resolveSibling("fairness.json");
      new FairnessRun(file, report, console).everything(options.quick());
    }
    if (options.has(Step.REPORT)) {
      new ReportRun(stand.installation(), report, console).everything(options.quick());
    }
    if (options.has(Step.CLOSING)) {
      closing();
    }
    if (!options.needsTopic()) {
      return;
    }
    stand.startBroker();
    Children children = new Children(stand.installation(), limit);
    long begun = System.nanoTime();
    console.say("generating " + options.events() + " events");
    Truth truth = children.generate(options.events());
    long records = truth.total(Truth.RECORDS);
    report.figure(
        "generated topic",
        "%s records, %s events, %s cases in %.0f s"
            .formatted(
                Report.number(records),
                Report.number(truth.total("caseEvents")),
                Report.number(truth.total("cases")),
                seconds(begun)));
    if (options.has(Step.BASELINE)) {
      baseline(children, truth);
    }
    if (options.has(Step.JOB)) {
      jobAlone(children, truth);
    }
    if (options.has(Step.WHOLE)) {
      wholeWay(truth);
    }
    if (options.has(Step.LATENCY)) {
      latency();
    }
    if (options.has(Step.API)) {
      api();
    }
    if (options.has(Step.VIEWERS)) {
      new ViewersRun(stand, report, console)
          .everything(options.quick(), VIEWED_APIS * options.apiSeconds());
    }
    if (options.has(Step.PAGES)) {
      new PagesRun(stand, report, console).everything(options.quick());
    }
  }

  private void city() throws IOException, InterruptedException, ExecutionException {
    apart(own -> new CityRun(own, report, console).everything(options.quick()));
  }

  private void closing() throws IOException, InterruptedException, ExecutionException {
    apart(
        own ->
            new ClosingRun(own, report, console)
                .everything(options.quick(), options.closingCases()));
  }

  /** What is measured on a stand. */
  private interface Measured {
    void on(Stand own) throws IOException, InterruptedException, ExecutionException;
  }

  /** On an installation of its own, whose ports are free again before the other one starts. */
  private void apart(Measured measured)
      throws IOException, InterruptedException, ExecutionException {
    Path beside = stand.installation().data().root().toAbsolutePath().getParent();
    Path directory = Files.createTempDirectory(beside, "data-");
    try (Stand own =
        new Stand(stand.installation().program(), directory, options.ports(), console)) {
      Thread stop = new Thread(own::close, "stop-apart");
      Runtime.getRuntime().addShutdownHook(stop);
      measured.on(own);
      Runtime.getRuntime().removeShutdownHook(stop);
    }
  }

  private void baseline(Children children, Truth truth) throws IOException, InterruptedException {
    console.say("two plain consumers");
    Cpu before = stand.cpu(List.of(Kafka.NAME));
    Map<String, String> answers = children.plainConsumers();
    long records = truth.total(Truth.RECORDS);
    report.check("plain consumers: accepted", records, answers.get("accepted"));
    report.check("plain consumers: rejected", 0, answers.get("rejected"));
    baseline = records / number(answers, "seconds");
    report.figure(
        "baseline: two plain consumers that read and decode",
        Report.number(baseline) + " events/s");
    // The broker was read twice: once for time, once for the sample of states.
    report.figure(
        "baseline: processor time",
        micros(number(answers, "cpuMicros") / records)
            + " an event, broker "
            + micros(used(before).microsPer(2 * records)));
    report.figure(
        "state of a case, as the job keeps its events",
        Report.number(number(answers, "sampledBytes") / number(answers, "sampledCases"))
            + " bytes");
  }

  private void jobAlone(Children children, Truth truth) throws IOException, InterruptedException {
    console.say("the job alone");
    Cpu before = stand.cpu(List.of(Kafka.NAME));
    Map<String, String> answers = children.jobAlone(options.jobOptions());
    long records = truth.total(Truth.RECORDS);
    double rate = records / number(answers, "seconds");
    report.atLeast("job alone, into sinks that count", rate, AIM_JOB, "events/s");
    ratio("job alone", rate);
    report.figure(
        "job alone: processor time",
        micros(number(answers, "cpuMicros") / records)
            + " an event, broker "
            + micros(used(before).microsPer(records)));
    report.figure(
        "job alone: rows an event",
        "archive %.2f, case rows %.2f, cells %.2f (%s cells)"
            .formatted(
                number(answers, "archiveRows") / records,
                number(answers, "caseRows") / records,
                number(answers, "cellRows") / records,
                answers.get("cells")));
    report.check("job alone: archive rows", records, answers.get("archiveRows"));
    report.check("job alone: dead letters", "0", answers.get("deadLetters"));
    for (String name : Truth.CHECKED) {
      report.check("job alone: " + name, truth.total(name), answers.get(name));
    }
  }

  private void wholeWay(Truth truth) throws IOException, InterruptedException, ExecutionException {
    console.say("the whole way");
    stand.startTables();
    stand.awaitDashboard();
    stand.startJob();
    long records = truth.total(Truth.RECORDS);
    Cpu before = stand.cpu(Stand.WHOLE);
    long begun = System.nanoTime();
    long missing = drain(records);
    double seconds = seconds(begun);
    Cpu used = stand.cpu(Stand.WHOLE).since(before);
    report.check("whole way: events not in the figures", 0, missing);
    double rate = records / seconds;
    report.atLeast("whole way: archive, case rows and cube", rate, AIM_WHOLE, "events/s");
    ratio("whole way", rate);
    StringBuilder parts = new StringBuilder(micros(used.microsPer(records)) + " an event");
    for (String name : Stand.WHOLE) {
      parts.append(", ").append(name).append(' ').append(micros(used.microsPer(records, name)));
    }
    report.figure("whole way: processor time", parts.toString());
    new Tables(stand, truth, report).check();
    Checkpoint.last(stand.jobAddress())
        .ifPresent(
            checkpoint ->
                report.figure(
                    "state in the checkpoint",
                    "%s bytes a case, %s MB in %.1f s"
                        .formatted(
                            Report.number((double) checkpoint.bytes() / truth.total("cases")),
                            Report.number(checkpoint.bytes() / 1e6),
                            checkpoint.took().toMillis() / 1e3)));
  }

  /** Waits until all is in the figures; says how far it is. */
  private long drain(long records) throws InterruptedException, ExecutionException {
    long begun = System.nanoTime();
    long said = begun;
    long missing = records;
    while (missing > 0 && System.nanoTime() - begun < limit.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      missing = stand.missing();
      if (System.nanoTime() - said > TimeUnit.SECONDS.toNanos(10)) {
        said = System.nanoTime();
        console.say(
            "%.0f s: %s events are not in the figures"
                .formatted(seconds(begun), Report.number(missing)));
      }
    }
    return missing;
  }

  private void latency() throws IOException, InterruptedException, ExecutionException {
    console.say("event to API at " + options.rate() + " events/s");
    long casesBefore = Long.parseLong(stand.query("SELECT count() FROM case_row FINAL"));
    long eventsBefore = Long.parseLong(stand.query("SELECT sum(events) FROM case_row FINAL"));
    Freshness.Outcome outcome =
        new Freshness(stand).measure(options.latencySeconds(), options.rate());
    String under = " at " + Report.number(outcome.rate()) + " events/s";
    report.figure("event to API" + under, outcome.latencies().toString());
    report.atMost(
        "event to API, p99" + under, outcome.latencies().at(0.99), AIM_FRESH_MILLIS, "ms");
    report.check("event to API: probes seen", outcome.probes(), outcome.latencies().count());
    drain(outcome.events());
    report.check(
        "event to API: cases",
        casesBefore + outcome.cases() + outcome.probes(),
        stand.query("SELECT count() FROM case_row FINAL"));
    report.check(
        "event to API: events",
        eventsBefore + outcome.events() + outcome.probes(),
        stand.query("SELECT sum(events) FROM case_row FINAL"));
  }

  private void api() throws IOException, InterruptedException, ExecutionException {
    fillUp();
    String cases = stand.query("SELECT count() FROM case_row FINAL");
    String at = ", four readers, " + Report.number(Double.parseDouble(cases)) + " cases";
    ApiRace race = new ApiRace(stand);
    console.say("the API" + at);
    tell(race.run(options.apiSeconds()), at);
    console.say("the API beside a load");
    try (Load load = new Freshness(stand).load(options.rate())) {
      tell(
          race.run(options.apiSeconds()),
          at + ", beside " + Report.number(options.rate()) + " events/s");
      report.figure(
          "API: load that was held beside the readers",
          Report.number(load.achieved()) + " of " + Report.number(options.rate()) + " events/s");
    }
  }

  private void tell(Map<String, ApiRace.Outcome> outcomes, String at) {
    outcomes.forEach(
        (question, outcome) -> {
          report.figure("API: " + question + at, outcome.latencies().toString());
          if (question.equals("overview")) {
            report.atMost(
                "API: overview, p95" + at, outcome.latencies().at(0.95), AIM_OVERVIEW_MILLIS, "ms");
          }
          report.check("API: " + question + at + ": answers that failed", 0, outcome.failures());
        });
  }

  /** Copies of cases, under other numbers, up to the number asked for. */
  private void fillUp() {
    long cases = Long.parseLong(stand.query("SELECT count() FROM case_row FINAL"));
    long originals =
        Long.parseLong(
            stand.query("SELECT count() FROM case_row FINAL WHERE startsWith(case_id, 'B')"));
    for (int round = 0; originals > 0 && cases < options.cases(); round++) {
      long copies = Math.min(originals, options.cases() - cases);
      // Qualified: the bare name would be the alias's.
      String copy =
          ("INSERT INTO case_row SELECT * REPLACE (concat('F%d', case_row.case_id) AS case_id)"
                  + " FROM case_row FINAL WHERE startsWith(case_row.case_id, 'B') LIMIT %d")
              .formatted(round, copies);
      stand.query(copy);
      cases += copies;
    }
    report.check("API: cases to read", cases, stand.query("SELECT count() FROM case_row FINAL"));
  }

  private void ratio(String what, double rate) {
    if (!Double.isNaN(baseline)) {
      report.figure(
          what + ": ratio to the baseline", String.format(Locale.ROOT, "%.2f", rate / baseline));
    }
  }

  private Cpu used(Cpu before) {
    return stand.cpu(List.of(Kafka.NAME)).since(before);
  }

  private static String micros(double micros) {
    return Report.number(micros) + " µs";
  }

  private static double number(Map<String, String> answers, String name) {
    String value = answers.get(name);
    if (value == null) {
      throw new BenchException("no answer told '" + name + "'");
    }
    return Double.parseDouble(value);
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
