package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Keeps the answers about the circle for all who ask the same at a time. Safe to share. */
@Service
public class CircleService {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int COST_SHARE = 4;
  private static final int KEPT_ANSWERS = 100;
  private static final int KEPT_CELLS = 4;

  private record DayQuestion(
      Walk walk, LocalDate day, String unit, boolean urban, boolean recomputed) {}

  private record CellQuestion(Walk walk, Instant at) {}

  private final RecentAnswers<CircleQuestion, CircleAnswer> answers;
  private final RecentAnswers<DayQuestion, CircleDay> days;
  private final RecentAnswers<CellQuestion, CellPicture> cells;

  CircleService(CircleFigures figures, CellQueries cells) {
    this.answers =
        new RecentAnswers<>(figures::answer, any -> true, KEPT, COST_SHARE, LONGEST, KEPT_ANSWERS);
    this.days =
        new RecentAnswers<>(
            each ->
                figures.day(each.walk(), each.day(), each.unit(), each.urban(), each.recomputed()),
            any -> true,
            KEPT,
            COST_SHARE,
            LONGEST,
            KEPT_ANSWERS);
    this.cells =
        new RecentAnswers<>(
            each -> cells.picture(each.walk(), each.at()),
            any -> true,
            KEPT,
            COST_SHARE,
            LONGEST,
            KEPT_CELLS);
  }

  /**
   * The figures of a question; a moment old where the very same was asked just now.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public CircleAnswer answer(CircleQuestion question) {
    return answers.read(question);
  }

  /**
   * The course of a day.
   *
   * @param unit "" for the whole city
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public CircleDay day(Walk walk, LocalDate day, String unit, boolean urban, boolean recomputed) {
    return days.read(new DayQuestion(walk, day, unit, urban, recomputed));
  }

  /**
   * Every cell and its way to the nearest open point.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public CellPicture cells(Walk walk, Instant at) {
    return cells.read(new CellQuestion(walk, at));
  }
}
