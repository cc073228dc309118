package io.xiaoneng.dashboard.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.dashboard.change.ChangeView.Mover;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/v1/metrics/ID/change}: why a month differs from the month before. */
@RestController
class ChangeController {

  /** What a program that asks may well wait for. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int FIRST_YEAR = 1901;

  private final Changes changes;
  private final MetricService metrics;
  private final CityClock clock;

  ChangeController(Changes changes, MetricService metrics, CityClock clock) {
    this.changes = changes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * The answer; the order of the members is the order shown.
   *
   * @param from where the change is counted from: the figure as it was known where that is told,
   *     else as it is known now
   * @param now the earlier month as it is known now
   * @param low the difference of {@code now} and {@code to} lies between this and {@code high} with
   *     95 %
   * @param lateData told, not-yet, nothing-known or not-asked
   * @param parts sum to {@code change}
   */
  record Answer(
      String metric,
      String unit,
      String month,
      Side before,
      Side after,
      @Nullable Double from,
      @Nullable Double now,
      @Nullable Double to,
      @Nullable Double change,
      @Nullable Double low,
      @Nullable Double high,
      String lateData,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant knownAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean announced,
      List<Entry> parts,
      List<String> split,
      List<Line> items,
      List<Line> units,
      List<Line> channels) {}

  /**
   * A month.
   *
   * @param weight cases, or what the metric divides by
   */
  record Side(LocalDate from, LocalDate to, Instant asOf, double weight) {}

  /** What a cause adds; {@code share} is of the change. */
  record Entry(String cause, double value, @Nullable Double share) {}

  /**
   * What an item, unit or channel adds; {@code code} is null where it is not known, or the rest.
   */
  record Line(
      @Nullable String code,
      String nameZh,
      String nameEn,
      boolean rest,
      double effect,
      double volume,
      double items,
      double speed,
      @Nullable Double before,
      @Nullable Double after,
      double weightBefore,
      double weightAfter) {}

  @GetMapping("/api/v1/metrics/{id}/change")
  Answer read(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String month,
      HttpServletRequest request) {
    Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
    parameters.remove("month");
    for (String name : List.of("from", "to", "by", "asOf", "knownAt", "version", "day", "week")) {
      if (parameters.containsKey(name)) {
        throw new BadParameterException(
            name, name + " is not for changes; name a month and whose figure it is");
      }
    }
    MetricQuery query = metrics.parse(id, parameters);
    if (!changes.tells(id)) {
      throw new BadParameterException(
          "id", id + " is no count, share or mean over cases; its change is not split");
    }
    YearMonth asked = month(month);
    ChangeQuestion question =
        new ChangeQuestion(id, query.filters(), Span.of(asked.minusMonths(1)), Span.of(asked));
    ChangeView view =
        changes
            .of(question, PATIENCE)
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.FORBIDDEN, "groups of fewer than five people are not told"));
    return answer(query, asked, view);
  }

  /** The month asked for, or the last one that is over. */
  private YearMonth month(@Nullable String text) {
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    if (text == null) {
      return last;
    }
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.isAfter(last)) {
        throw new BadParameterException(
            "month", "month is " + month + ", which is not over; the last one is " + last);
      }
      if (month.getYear() < FIRST_YEAR) {
        throw new BadParameterException("month", "month is " + month + ", must be from 1901 on");
      }
      return month;
    } catch (DateTimeException e) {
      throw new BadParameterException(
          "month", "month is \"" + text + "\", must be a month like 2026-03");
    }
  }

  private Answer answer(MetricQuery query, YearMonth month, ChangeView view) {
    LateData late = view.late();
    boolean told = late.state() == LateData.State.TOLD;
    return new Answer(
        query.metric(),
        String.join(",", query.filters().getOrDefault(Dimension.UNIT, List.of())),
        month.toString(),
        side(view.question().before(), view.weightBefore()),
        side(view.question().after(), view.weightAfter()),
        view.start(),
        view.from(),
        view.to(),
        view.change(),
        view.low(),
        view.high(),
        name(late.state()),
        late.knownAt(),
        told ? late.published() : null,
        view.parts().stream()
            .map(each -> new Entry(name(each.cause()), each.value(), each.share()))
            .toList(),
        view.split(),
        lines(view.items()),
        lines(view.units()),
        lines(view.channels()));
  }

  private Side side(Span span, double weight) {
    return new Side(span.from(), span.to(), span.end(clock.zone()), weight);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<Line> lines(List<Mover> movers) {
    return movers.stream()
        .map(
            each ->
                new Line(
                    each.code().isEmpty() ? null : each.code(),
                    each.nameZh(),
                    each.nameEn(),
                    each.rest(),
                    each.effect(),
                    each.volume(),
                    each.items(),
                    each.speed(),
                    each.before(),
                    each.after(),
                    each.weightBefore(),
                    each.weightAfter()))
        .toList();
  }
}
