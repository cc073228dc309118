package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.PointState;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The points as the map draws them: what seldom changes in a file, and their states. */
@Component
class MapPoints {

  private final RegistryView registry;
  private final MapFiles files;
  private final JsonMapper json;

  MapPoints(RegistryView registry, MapFiles files, JsonMapper json) {
    this.registry = registry;
    this.files = files;
    this.json = json;
  }

  /**
   * The points that have a position.
   *
   * @param address of ids, names, kinds, hours and positions, column by column
   * @param states in the same order: the first letters of {@link PointState}
   */
  record Readable(String address, String states) {}

  /**
   * Points at a moment.
   *
   * @param moment epoch milliseconds
   */
  Readable of(List<DayPoint> points, long moment, boolean chinese) {
    List<String> ids = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    List<String> hours = new ArrayList<>();
    List<Double> lons = new ArrayList<>();
    List<Double> lats = new ArrayList<>();
    StringBuilder states = new StringBuilder();
    for (DayPoint point : points) {
      Double lon = point.lon();
      Double lat = point.lat();
      if (lon == null || lat == null) {
        continue;
      }
      Point known = registry.registry().point(point.id());
      String zh = known == null ? "" : known.nameZh();
      String en = known == null ? "" : known.nameEn();
      String name = chinese || en.isEmpty() ? zh : en;
      ids.add(point.id());
      names.add(name.isEmpty() ? point.id() : name);
      kinds.add(point.kind());
      hours.add(known == null ? "" : known.hours());
      lons.add(lon);
      lats.add(lat);
      states.append(point.stateAt(moment).name().charAt(0));
    }
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("id", ids);
    columns.put("name", names);
    columns.put("kind", kinds);
    columns.put("hours", hours);
    columns.put("lon", lons);
    columns.put("lat", lats);
    return new Readable(
        files.keep(MediaType.APPLICATION_JSON, json.writeValueAsBytes(columns)).address(),
        states.toString());
  }
}
