package io.xiaoneng.bench.closing;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.bench.live.Api;
import io.xiaoneng.bench.live.Pages;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.bench.stand.Waiting;
import io.xiaoneng.dashboard.DashboardApplication;
import io.xiaoneng.dashboard.assessment.BookMaker;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.launcher.service.ClickHouseQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Fills an empty store with a city, closes its last month again and again, reads scorecards and
 * makes a weekly report. Runs the dashboard in its own process. Arguments: ClickHouse as HOST:PORT
 * and its process number, directory for data, zone, units, cases, rounds.
 */
public final class ClosingBench {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final int CARDS = 300;
  private static final int WARMING = 30;
  private static final int STEP = 37;
  private static final int OK = 200;
  private static final double NANOS = 1e9;

  private final ConfigurableApplicationContext program;
  private final BigCity city;
  private final YearMonth month;
  private final long storePid;

  private ClosingBench(
      ConfigurableApplicationContext program, BigCity city, YearMonth month, long storePid) {
    this.program = program;
    this.city = city;
    this.month = month;
    this.storePid = storePid;
  }

  /** Runs and answers. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ZoneId zone = ZoneId.of(args[3]);
    YearMonth month = YearMonth.now(zone).minusMonths(1);
    LocalDate last = LocalDate.now(zone);
    ClickHouseQuery store = new ClickHouseQuery(args[0]);
    BigCity city = new BigCity(store, Integer.parseInt(args[4]), last);
    try (ConfigurableApplicationContext program =
        SpringApplication.run(
            DashboardApplication.class,
            "--server.port=0",
            "--xiaoneng.clickhouse=jdbc:clickhouse://" + args[0] + "/default",
            "--xiaoneng.kafka=127.0.0.1:1",
            "--xiaoneng.admin-password=" + Stand.PASSWORD,
            "--xiaoneng.data=" + args[2],
            "--xiaoneng.zone=" + zone,
            "--xiaoneng.circle.keep=false",
            "--xiaoneng.reconciliation-cron=-",
            "--xiaoneng.flag-cron=-")) {
      ClosingBench bench = new ClosingBench(program, city, month, Long.parseLong(args[1]));
      bench.fill(store, Long.parseLong(args[5]));
      Book book = bench.close(Integer.parseInt(args[6]));
      new MonthTruth(store, city, month).compare(book);
      city.fresh();
      bench.cards(book);
      bench.weekly();
    }
  }

  private void fill(ClickHouseQuery store, long cases) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    city.registry();
    city.cases(cases);
    ChildJvm.answer("fillSeconds", seconds(begun));
    ChildJvm.answer("cases", store.run("SELECT count() FROM case_row").strip());
    ChildJvm.answer(
        "parts",
        store.run("SELECT count() FROM system.parts WHERE active AND table = 'case_row'").strip());
    RegistryView registry = program.getBean(RegistryView.class);
    int units = city.codes().size() + 1;
    Waiting.until(
        units + " units in the registry",
        PATIENCE,
        OFTEN,
        () -> registry.registry().all(io.xiaoneng.registry.Unit.class).size() == units);
  }

  private Book close(int rounds) {
    BookMaker maker = program.getBean(BookMaker.class);
    List<String> took = new ArrayList<>();
    double best = Double.MAX_VALUE;
    Book book = null;
    for (int round = 0; round < rounds; round++) {
      double own = cpu(ProcessHandle.current().pid());
      double engine = cpu(storePid);
      long begun = System.nanoTime();
      book = maker.make(month, BenchScheme.of());
      double seconds = (System.nanoTime() - begun) / NANOS;
      best = Math.min(best, seconds);
      took.add(
          String.format(
              Locale.ROOT,
              "%.1f s (processor: engine %.1f s, dashboard %.1f s)",
              seconds,
              cpu(storePid) - engine,
              cpu(ProcessHandle.current().pid()) - own));
    }
    ChildJvm.answer("rounds", String.join("; ", took));
    ChildJvm.answer("bestSeconds", best);
    if (book == null) {
      throw new IllegalArgumentException("no round");
    }
    ChildJvm.answer("cards", book.classes().stream().mapToInt(each -> each.cards().size()).sum());
    ChildJvm.answer("ranked", book.classes().stream().mapToLong(BookClass::ranked).sum());
    ChildJvm.answer(
        "lines",
        book.classes().stream()
            .flatMap(each -> each.cards().stream())
            .mapToInt(each -> each.lines().size())
            .sum());
    ChildJvm.answer(
        "points",
        book.classes().stream()
            .flatMap(each -> each.cards().stream())
            .filter(each -> each.standing() == Standing.RANKED)
            .flatMap(each -> each.lines().stream())
            .filter(each -> each.points() != null)
            .count());
    return book;
  }

  private void cards(Book book) throws IOException, InterruptedException {
    BookStore books = program.getBean(BookStore.class);
    long begun = System.nanoTime();
    Edition edition =
        books.add(
            book,
            new BookStore.Making(Edition.Kind.FINAL, Instant.now(), "bench", null, "", Map.of()));
    ChildJvm.answer("keepSeconds", seconds(begun));
    String address =
        "http://127.0.0.1:" + program.getEnvironment().getProperty("local.server.port");
    Api api = new Api(address);
    ask(
        "card",
        code -> {
          HttpResponse<byte[]> answer = api.get("/api/v1/assessments/" + month + "/units/" + code);
          return answer.statusCode() == OK ? new String(answer.body(), StandardCharsets.UTF_8) : "";
        });
    Pages pages = new Pages(address);
    ask(
        "page",
        code -> {
          HttpResponse<String> answer = pages.get("/assessments/" + month + "/units/" + code);
          return answer.statusCode() == OK ? answer.body() : "";
        });
  }

  /** Reads a scorecard, "" where it is refused. */
  private interface Reader {
    String read(String unit) throws IOException, InterruptedException;
  }

  private void ask(String name, Reader reader) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    List<String> codes = city.codes();
    int failed = 0;
    for (int i = 0; i < WARMING + CARDS; i++) {
      String code = codes.get(i * STEP % codes.size());
      long asked = System.nanoTime();
      failed += reader.read(code).contains("单位" + code) ? 0 : 1;
      if (i >= WARMING) {
        millis.add((System.nanoTime() - asked) / 1e6);
      }
    }
    millis.sort(Double::compare);
    ChildJvm.answer(name + "P50", millis.get(CARDS / 2));
    ChildJvm.answer(name + "P95", millis.get((int) (CARDS * 0.95)));
    ChildJvm.answer(name + "Failed", failed);
  }

  private void weekly() throws IOException {
    LocalDate monday = city.weekThatMoved();
    String week = monday.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, "2026-W10".length());
    Reports reports = program.getBean(Reports.class);
    // Another's first: the program is warm then, and nothing of the city's own is known yet.
    weekly(reports, week, city.codes().get(0));
    long begun = System.nanoTime();
    Weekly first = weekly(reports, week, null);
    double seconds = (System.nanoTime() - begun) / NANOS;
    begun = System.nanoTime();
    weekly(reports, week, null);
    ChildJvm.answer("weeklyAgain", (System.nanoTime() - begun) / NANOS);
    ChildJvm.answer("weeklySeconds", seconds);
    ChildJvm.answer("weeklyKilobytes", first.bytes / 1000);
    ChildJvm.answer("weeklyCauses", causes(first.document));
    ChildJvm.answer("weeklyTargets", targets(first.document));
  }

  /** A report, and how large it is as PDF. */
  private record Weekly(Document document, int bytes) {}

  private static Weekly weekly(Reports reports, String week, @Nullable String unit)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Document document =
        reports.make(new ReportOrder(ReportKind.WEEKLY, week, unit, Locale.CHINESE));
    reports.write(document, ReportFormat.PDF, out);
    return new Weekly(document, out.size());
  }

  /** How many figures are told with what their change is due to. */
  private static int causes(Document document) {
    int causes = 0;
    for (Block each : blocks(document, "moved")) {
      causes += each instanceof Block.Points points ? points.texts().size() : 0;
    }
    return causes;
  }

  /** How many dated targets are told with where they are heading. */
  private static int targets(Document document) {
    int targets = 0;
    for (Block each : blocks(document, "outlook")) {
      targets += each instanceof Block.Table table ? table.rows().size() : 0;
    }
    return targets;
  }

  private static List<Block> blocks(Document document, String section) {
    List<Block> blocks = new ArrayList<>();
    for (Section each : document.sections()) {
      if (each.id().equals(section)) {
        blocks.addAll(each.blocks());
      }
    }
    return blocks;
  }

  private static double cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(each -> each.info().totalCpuDuration())
        .map(each -> each.toMillis() / 1e3)
        .orElse(Double.NaN);
  }

  private static String seconds(long begun) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / NANOS);
  }
}
