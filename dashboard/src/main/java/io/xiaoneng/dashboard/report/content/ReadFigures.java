package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Reads figures for reports: what cannot be read fails the section that needs it, by its name. */
@Component
public class ReadFigures {

  private final MetricService metrics;

  ReadFigures(MetricService metrics) {
    this.metrics = metrics;
  }

  /** A definition in force. */
  public static MetricDefinition definition(String metric) {
    return Objects.requireNonNull(MetricCatalogue.find(metric), metric);
  }

  /**
   * Reads something for a section.
   *
   * @throws ReportFailedException where it cannot be read now
   */
  public static <T> T guarded(String section, Supplier<T> read) {
    try {
      return read.get();
    } catch (ClickHouseUnavailableException e) {
      throw new ReportFailedException(section, "the figures cannot be read: ClickHouse is away", e);
    } catch (ClickHouseQueryException | KnownAtBusyException | BadParameterException e) {
      throw new ReportFailedException(section, "a figure cannot be read: " + e.getMessage(), e);
    } catch (DataAccessException e) {
      throw new ReportFailedException(section, "the supervision's records cannot be read", e);
    }
  }

  /**
   * One figure, of the city or of a unit with all below it.
   *
   * @param unit null for the whole city
   */
  public MetricRow row(
      String section,
      String metric,
      @Nullable String unit,
      LocalDate from,
      LocalDate to,
      Instant asOf) {
    return rows(section, metric, unit, from, to, asOf, List.of()).get(0);
  }

  /** A figure cut into rows. */
  public List<MetricRow> rows(
      String section,
      String metric,
      @Nullable String unit,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      List<Grouping> by) {
    boolean standing = MetricService.standing(definition(metric));
    return guarded(
        section,
        () ->
            metrics.read(
                new MetricQuery(
                    metric,
                    standing ? null : from,
                    standing ? null : to,
                    by,
                    filters(unit),
                    asOf,
                    null)));
  }

  /**
   * How many cases of a figure of the stock were open at each of some instants; null for no data.
   */
  public List<@Nullable Double> open(
      String section, String metric, @Nullable String unit, List<Instant> instants) {
    return guarded(section, () -> metrics.openAt(metric, filters(unit), instants));
  }

  private static Map<Dimension, List<String>> filters(@Nullable String unit) {
    return unit == null ? Map.of() : Map.of(Dimension.UNIT, List.of(unit));
  }

  /** What stands for the figure: its value, the mean of a length of time, or what is open. */
  public static @Nullable Double value(MetricRow row) {
    return Stream.of("value", "mean", "open")
        .filter(row.figures()::containsKey)
        .findFirst()
        .map(row::figure)
        .orElse(null);
  }
}
