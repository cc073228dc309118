package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.circle.figure.CircleAnswer;
import io.xiaoneng.dashboard.circle.figure.CircleDay;
import io.xiaoneng.dashboard.circle.figure.CirclePoint;
import io.xiaoneng.dashboard.circle.figure.CirclePoints;
import io.xiaoneng.dashboard.circle.figure.CircleUnits;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who can walk to an open point, as a wall shows it.
 *
 * @param missing what there is nothing of, as in {@link CircleAnswer}
 * @param adult share of people with an open point within fifteen minutes, 0 to 1; null where nobody
 *     can say; {@code elder} at an old person's pace, {@code terminals} to those open day and night
 * @param people the adult share is a part of
 * @param communities share of communities that are covered
 * @param points how many are in each state
 * @param lowest districts by the adult share, the lowest first
 * @param down points that are down, the longest first
 * @param course the adult share hour by hour today, {@code courseElder} likewise; null where nobody
 *     can say
 * @param hour of the day up to which that has come, later ones are what is scheduled
 * @param states of the points in the order of the map, a letter each: O open, C closed, D down, U
 *     unknown
 * @param map by district
 */
record CircleTold(
    List<String> missing,
    @Nullable Double adult,
    @Nullable Double elder,
    @Nullable Double terminals,
    Number people,
    @Nullable Double communities,
    CirclePoints.Counts points,
    List<ShareRow> lowest,
    List<DownRow> down,
    List<@Nullable Double> course,
    List<@Nullable Double> courseElder,
    int hour,
    String states,
    Map<String, Cell> map) {

  /** A district's share. */
  record ShareRow(Text name, @Nullable Double share, Number people) {}

  /** A point that is down. */
  record DownRow(Text name, @Nullable Instant since) {}

  /**
   * Puts it together.
   *
   * @param ids of the points the map has, in its order
   */
  static CircleTold of(
      CircleUnits now, CirclePoints points, CircleDay adult, CircleDay elder, List<String> ids) {
    return new CircleTold(
        now.missing(),
        now.whole().adult().share(),
        now.whole().elder().share(),
        now.whole().terminals().share(),
        now.whole().adult().people(),
        now.whole().adult().communityShare(),
        now.points(),
        now.units().stream()
            .filter(each -> each.adult().share() != null)
            .sorted(Comparator.comparingDouble(CircleTold::share))
            .limit(CityTeller.ROWS)
            .map(
                each ->
                    new ShareRow(
                        new Text(each.nameZh(), each.nameEn()),
                        each.adult().share(),
                        each.adult().people()))
            .toList(),
        points.points().stream()
            .filter(each -> "DOWN".equals(each.state()))
            .sorted(
                Comparator.comparing(
                    (CirclePoint each) -> each.since() == null ? Instant.EPOCH : each.since()))
            .limit(CityTeller.ROWS)
            .map(each -> new DownRow(new Text(each.nameZh(), each.nameEn()), each.since()))
            .toList(),
        shares(adult),
        shares(elder),
        (int) adult.hours().stream().filter(each -> each.from().isBefore(adult.now())).count(),
        states(points, ids),
        Cell.shares(
            Cell.values(now.units(), CircleUnits.Line::code, each -> each.adult().share())));
  }

  private static double share(CircleUnits.Line line) {
    Double share = line.adult().share();
    return share == null ? 0 : share;
  }

  private static List<@Nullable Double> shares(CircleDay day) {
    List<@Nullable Double> shares = new ArrayList<>();
    day.hours().forEach(each -> shares.add(each.coverage().share()));
    return shares;
  }

  private static String states(CirclePoints points, List<String> ids) {
    Map<String, String> known = new HashMap<>();
    points
        .points()
        .forEach(each -> known.put(each.id(), each.state() == null ? "U" : each.state()));
    StringBuilder states = new StringBuilder();
    ids.forEach(id -> states.append(known.getOrDefault(id, "U").charAt(0)));
    return states.toString();
  }
}
