package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/v1/circle}, its day's course, cells and points. */
@RestController
class CircleApi {

  private static final MediaType GEO_JSON = MediaType.valueOf("application/geo+json");
  private static final Set<String> CIRCLE =
      Set.of(
          "at",
          "from",
          "to",
          "pace",
          "minutes",
          "items",
          "terminals",
          "level",
          "unit",
          "urban",
          "recomputed");
  private static final Set<String> DAY =
      Set.of("day", "pace", "minutes", "items", "terminals", "unit", "urban", "recomputed");
  private static final Set<String> POINTS = Set.of("at", "kind", "unit", "state");
  private static final Set<String> CELLS = Set.of("at", "pace", "items", "terminals", "format");

  private final CircleService service;
  private final PointService points;
  private final UnitsService units;
  private final CityClock clock;
  private final RegistryView registry;

  CircleApi(
      CircleService service,
      PointService points,
      UnitsService units,
      CityClock clock,
      RegistryView registry) {
    this.service = service;
    this.points = points;
    this.units = units;
    this.clock = clock;
    this.registry = registry;
  }

  @GetMapping("/api/v1/circle")
  ResponseEntity<CircleAnswer> circle(HttpServletRequest request) {
    CircleParameters sent = parameters(request, CIRCLE);
    Unit.Level level = sent.level();
    return fresh()
        .body(
            service.answer(
                new CircleQuestion(
                    sent.walk(),
                    sent.window(),
                    level,
                    sent.unit(),
                    sent.flag("urban", true),
                    sent.flag("recomputed", false))));
  }

  @GetMapping("/api/v1/circle/day")
  ResponseEntity<CircleDay> day(HttpServletRequest request) {
    CircleParameters sent = parameters(request, DAY);
    return fresh()
        .body(
            service.day(
                sent.walk(),
                sent.day(),
                sent.unit(),
                sent.flag("urban", true),
                sent.flag("recomputed", false)));
  }

  @GetMapping("/api/v1/circle/cells")
  ResponseEntity<Map<String, Object>> cells(HttpServletRequest request) {
    CircleParameters sent = parameters(request, CELLS);
    String format = sent.format("geojson", "columns");
    Instant at = sent.at();
    CellPicture picture =
        service.cells(sent.walk(), at == null ? clock.now().truncatedTo(ChronoUnit.SECONDS) : at);
    return format.equals("columns")
        ? fresh().contentType(MediaType.APPLICATION_JSON).body(picture.columns())
        : fresh().contentType(GEO_JSON).body(picture.geoJson());
  }

  @GetMapping("/api/v1/circle/units")
  ResponseEntity<CircleUnits> units(HttpServletRequest request) {
    return fresh().body(units.units(parameters(request, Set.of("unit")).unit()));
  }

  @GetMapping("/api/v1/circle/points")
  ResponseEntity<CirclePoints> points(HttpServletRequest request) {
    CircleParameters sent = parameters(request, POINTS);
    PointFilter filter = sent.filter();
    return fresh().body(filter.of(points.points(sent.at()), registry));
  }

  @GetMapping("/api/v1/circle/points/{id}")
  ResponseEntity<PointFile> point(@PathVariable String id) {
    return fresh()
        .body(
            points
                .point(id)
                .orElseThrow(
                    () ->
                        new ResponseStatusException(
                            HttpStatus.NOT_FOUND, "no service point \"" + id + "\"")));
  }

  private CircleParameters parameters(HttpServletRequest request, Set<String> known) {
    return new CircleParameters(request.getParameterMap(), known, clock, registry);
  }

  private static ResponseEntity.BodyBuilder fresh() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore());
  }
}
