package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.hall.Halls;
import io.xiaoneng.dashboard.hall.Queue;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in which hall, as a wall shows it.
 *
 * @param day of the queues; null where no ticket was ever taken
 * @param city all halls together
 * @param longest halls by who waits now, the most first
 * @param slowest halls by the mean wait of the day, the longest first, those with enough tickets
 * @param most waiting in one hall, the scale of the drawings; 1 at least
 * @param map how many wait, by district
 */
record HallsTold(
    @Nullable LocalDate day,
    boolean today,
    Queue city,
    int halls,
    List<HallRow> longest,
    List<HallRow> slowest,
    long most,
    double slowestMean,
    Map<String, Cell> map) {

  /** A hall. */
  record HallRow(Text name, Queue queue) {}

  static HallsTold of(Halls halls, RegistryView registry) {
    List<HallRow> slowest =
        halls.halls().stream()
            .filter(each -> each.queue().waited().n() >= Rate.ENOUGH)
            .sorted(Comparator.comparingDouble(each -> -mean(each.queue())))
            .limit(CityTeller.ROWS)
            .map(HallsTold::row)
            .toList();
    List<HallRow> longest =
        halls.halls().stream()
            .filter(each -> each.queue().waiting() > 0)
            .limit(CityTeller.ROWS)
            .map(HallsTold::row)
            .toList();
    return new HallsTold(
        halls.day(),
        halls.today(),
        halls.city(),
        halls.halls().size(),
        longest,
        slowest,
        longest.isEmpty() ? 1 : Math.max(1, longest.get(0).queue().waiting()),
        slowest.isEmpty() ? 1 : Math.max(1, mean(slowest.get(0).queue())),
        map(halls, registry));
  }

  private static HallRow row(Halls.Hall hall) {
    String name = hall.nameZh().isEmpty() ? hall.code() : hall.nameZh();
    return new HallRow(
        new Text(name, hall.nameEn().isEmpty() ? name : hall.nameEn()), hall.queue());
  }

  private static double mean(Queue queue) {
    Double mean = queue.waited().mean();
    return mean == null ? 0 : mean;
  }

  private static Map<String, Cell> map(Halls halls, RegistryView registry) {
    Map<String, @Nullable Double> waiting = new TreeMap<>();
    for (Halls.Hall hall : halls.halls()) {
      registry
          .ancestorAt(hall.unit(), Unit.Level.DISTRICT)
          .ifPresent(code -> waiting.merge(code, (double) hall.queue().waiting(), Double::sum));
    }
    return Cell.counts(waiting);
  }
}
