package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo publishes its last two months by itself; each test has months of its own. */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class DemoMonthsTest extends ClosingTestBase {

  @Autowired private Closing closing;
  @Autowired private MetricService metrics;
  @Autowired private CityClock city;
  @Autowired private BookStore books;

  private final Fresh fresh = new Fresh();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("assessment_demo"));
  }

  /** Freshness as the test says. */
  private static final class Fresh implements FreshnessService {
    private long behind;
    private boolean away;

    @Override
    public Freshness now() {
      if (away) {
        throw new ClickHouseUnavailableException("away", new IllegalStateException());
      }
      return new Freshness(null, behind, List.of(), null);
    }

    @Override
    public List<SourceState> sources() {
      return List.of();
    }
  }

  @BeforeAll
  void send() {
    year.send();
  }

  /** A program that has just started, on the tenth day after that month. */
  private DemoMonths started(YearMonth last) {
    year.set(last.plusMonths(1).atDay(10));
    return new DemoMonths(closing, metrics, fresh, city);
  }

  /** Looks once more, as long after the look before as it does by itself. */
  private void look(DemoMonths demo) {
    year.pass(Duration.ofSeconds(20));
    demo.look();
  }

  private List<Kind> editions(YearMonth month) {
    return books.of(month.toString()).stream().map(Edition::kind).toList();
  }

  @Test
  void theLastTwoMonthsArePublishedOnceTheHistoryStandsStill() {
    YearMonth last = YearMonth.of(2020, 2);
    DemoMonths demo = started(last);
    List<Kind> longAgo = editions(last.minusMonths(2));
    look(demo);
    assertThat(editions(last)).as("nothing is known of a first look").isEmpty();
    look(demo);
    for (YearMonth month : List.of(last.minusMonths(1), last)) {
      assertThat(editions(month)).containsExactly(Kind.PUBLISHED);
      assertThat(closing.inForce(month).orElseThrow().madeBy()).isEqualTo("demo");
    }
    assertThat(editions(last.minusMonths(2))).isEqualTo(longAgo);
    assertThat(editions(last.plusMonths(1))).isEmpty();
  }

  @Test
  void nothingIsPublishedTwiceByAnyLookOrStart() {
    YearMonth last = YearMonth.of(2019, 12);
    DemoMonths demo = started(last);
    look(demo);
    look(demo);
    List<Edition> before = books.of(last.toString());
    look(demo);
    DemoMonths again = started(last);
    look(again);
    look(again);
    assertThat(before).hasSize(1);
    assertThat(books.of(last.toString())).isEqualTo(before);
  }

  @Test
  void whatTheOfficePublishedIsLeftAsItIs() {
    YearMonth last = YearMonth.of(2019, 10);
    DemoMonths demo = started(last);
    closing.draft(last.minusMonths(1), DemoClosings.OFFICE);
    Edition published = closing.publish(last.minusMonths(1), DemoClosings.OFFICE);
    look(demo);
    look(demo);
    assertThat(books.of(published.month())).containsExactly(published);
    assertThat(editions(last)).containsExactly(Kind.PUBLISHED);
  }

  @Test
  void aHistoryThatGrowsIsWaitedFor() {
    YearMonth last = YearMonth.of(2019, 8);
    DemoMonths demo = started(last);
    look(demo);
    year.another(last);
    look(demo);
    assertThat(editions(last)).isEmpty();
    look(demo);
    assertThat(editions(last)).containsExactly(Kind.PUBLISHED);
  }

  @Test
  void figuresThatAreBehindOrCannotBeReadAreWaitedFor() {
    YearMonth last = YearMonth.of(2019, 6);
    DemoMonths demo = started(last);
    fresh.behind = 60;
    look(demo);
    look(demo);
    fresh.away = true;
    look(demo);
    assertThat(editions(last)).isEmpty();
    fresh.away = false;
    fresh.behind = 59;
    look(demo);
    assertThat(editions(last)).containsExactly(Kind.PUBLISHED);
  }

  @Test
  void aMonthWithoutACaseIsNotPublished() {
    YearMonth last = YearMonth.of(2020, 12);
    DemoMonths demo = started(last);
    look(demo);
    look(demo);
    look(demo);
    assertThat(editions(last)).isEmpty();
    assertThat(editions(last.minusMonths(1))).isEmpty();
  }

  @Test
  void aRefusalIsToldOnceAndTriedAgain(CapturedOutput output) {
    YearMonth first = YearMonth.of(2019, 1);
    year.another(first);
    DemoMonths demo = started(first);
    for (int i = 0; i < 4; i++) {
      look(demo);
    }
    assertThat(output.getOut())
        .as("no scheme holds in 2018")
        .containsOnlyOnce("the demo city's assessment is not published yet: ");
    assertThat(editions(first)).isEmpty();
    YearMonth later = YearMonth.of(2019, 4);
    year.set(later.plusMonths(1).atDay(10));
    look(demo);
    look(demo);
    assertThat(editions(later)).containsExactly(Kind.PUBLISHED);
  }
}
