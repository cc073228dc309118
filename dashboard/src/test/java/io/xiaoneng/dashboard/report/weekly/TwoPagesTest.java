package io.xiaoneng.dashboard.report.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.metric.PeriodShares;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.path.PathView;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.content.Need;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.path.Course;
import io.xiaoneng.path.Goal;
import io.xiaoneng.path.Path;
import io.xiaoneng.statistics.Better;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** However long the names are and however much there is to tell, it stays two pages. */
class TwoPagesTest extends CityTestBase {

  private static final Instant THEN = Instant.parse("2026-03-08T16:00:00Z");
  private static final String UNIT = "西安国际港务区综合保税区政务服务和营商环境建设管理委员会办公室";
  private static final String TITLE = "关于跨区域联合审批事项连续两个考核周期超过法定办结时限且未在规定期限内向申请人书面说明理由的督办".repeat(3);

  @Autowired Reports reports;
  @TempDir java.nio.file.Path directory;
  @Autowired ReportLanguages languages;
  @Autowired CityClock clock;

  private static List<Movement> moved() {
    List<MetricDefinition> longest =
        PeriodShares.shares().stream()
            .sorted(Comparator.comparing(each -> -each.name().en().length()))
            .toList();
    List<Movement> moved = new ArrayList<>();
    for (MetricDefinition each : longest) {
      moved.add(
          new Movement(
              each, 0.98765, 1_234_567, 0.91234, 0.93456, 0.92, Movement.Rule.WEEK_BEFORE, true));
    }
    return moved;
  }

  private static Optional<Movements.Course> course() {
    SortedMap<String, Double> weeks = new TreeMap<>();
    for (int i = 1; i <= 27; i++) {
      weeks.put("2026-W%02d".formatted(i), 0.9 + i % 5 * 0.01);
    }
    return Optional.of(new Movements.Course(ReadFigures.definition("on-time"), weeks));
  }

  private static List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    for (Need.Kind kind : Need.Kind.values()) {
      Collections.addAll(
          needs,
          new Need(kind, TITLE, "u", THEN, true),
          new Need(kind, TITLE, "u", THEN, true),
          new Need(kind, TITLE, "u", THEN, true));
    }
    return needs;
  }

  private static List<PathView> ahead() {
    SortedMap<YearMonth, Course.Reading> months = new TreeMap<>();
    YearMonth last = YearMonth.of(2026, 2);
    for (int i = 0; i < 12; i++) {
      months.put(last.minusMonths(i), new Course.Reading(0.9 - i * 0.001, 20_000));
    }
    Course course = new Course(months, true);
    LocalDate by = LocalDate.of(2026, 12, 31);
    List<PathView> ahead = new ArrayList<>();
    for (MetricDefinition each : PeriodShares.shares()) {
      ahead.add(
          new PathView(
              new DatedGoal(
                  DatedGoal.Source.REGISTRY, "t", each.id(), null, 0.98, by, UNIT, UNIT, "", null),
              each,
              last,
              Path.of(course, new Goal(0.98, by, Better.HIGHER), last, LocalDate.of(2026, 3, 9)),
              course));
    }
    return ahead;
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 20, 3",
    "en, 20, 3",
    "zh, 2, 3",
    "en, 2, 3",
    "zh, 4, 1",
    "en, 4, 1",
    "zh, 5, 0",
    "en, 5, 0"
  })
  void itStaysTwoPages(String language, int most, int told) throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    ReportWords words = languages.in(locale);
    WeeklyPages pages = new WeeklyPages(words, code -> UNIT, clock::dateOf);
    String metric = words.text(moved().get(0).metric().name());
    Block.Figure figure = new Block.Figure(metric, "12,345.67 个工作日", "n=12,345,678，较上周 −12.3 个工作日");
    String name = words.f().brief(UNIT, MovementCauses.BRIEF);
    String cause =
        words.of("weekly.cause", metric, "+1.2", words.of("weekly.cause.SPEED"), "+0.9")
            + words.of("weekly.cause.units", name, "+0.5")
            + words.of("weekly.cause.items", name, "+0.4");
    Document document =
        new Document(
            words.of("weekly.title"),
            words.of("weekly.subtitle", "2026-W10", "2026年3月2日", "2026年3月8日", UNIT),
            "weekly",
            locale,
            THEN,
            LocalDate.of(2026, 3, 9),
            List.of(words.of("weekly.fact.asof"), words.of("weekly.fact.rule", Movements.WEEKS)),
            true,
            List.of(
                pages.moved(
                    new Block.Figures(Collections.nCopies(5, figure)),
                    new Movements.Found(
                        moved().stream().limit(most).toList(), 20, 7, course(), Map.of()),
                    Collections.nCopies(told, cause)),
                pages.needs(needs()),
                Outlook.section(ahead(), words)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reports.write(document, ReportFormat.PDF, out);
    try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
    }
    asWordProcessorsSetIt(document);
  }

  private void asWordProcessorsSetIt(Document document) throws Exception {
    java.nio.file.Path docx = directory.resolve("weekly.docx");
    try (OutputStream out = Files.newOutputStream(docx)) {
      reports.write(document, ReportFormat.DOCX, out);
    }
    Process office;
    try {
      office =
          new ProcessBuilder(
                  "soffice",
                  "-env:UserInstallation=" + directory.resolve("home").toUri(),
                  "--headless",
                  "--convert-to",
                  "pdf",
                  "--outdir",
                  directory.toString(),
                  docx.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("office.log").toFile())
              .start();
    } catch (IOException e) {
      Assumptions.abort("there is no LibreOffice to set the DOCX: " + e.getMessage());
      return;
    }
    try {
      assertThat(office.waitFor(3, TimeUnit.MINUTES)).as("LibreOffice ended").isTrue();
    } finally {
      office.destroyForcibly();
    }
    try (PDDocument pdf = Loader.loadPDF(directory.resolve("weekly.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).as("pages of the DOCX").isEqualTo(2);
    }
  }
}
