package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code GET /api/v1/units/CODE/radar}: the indicators of a unit beside its class and the city. */
@RestController
class RadarController {

  private final RadarService service;

  RadarController(RadarService service) {
    this.service = service;
  }

  /**
   * An answer.
   *
   * @param unitClass "" where the unit is compared with all of its level
   */
  record Answer(
      String unit,
      LocalDate from,
      LocalDate to,
      Instant asOf,
      String unitClass,
      int peers,
      List<Entry> indicators) {}

  /** One indicator. */
  record Entry(
      String metric,
      Rate own,
      Rate peers,
      Rate city,
      @Nullable Double expected,
      String standing,
      List<RadarView.Bar> distribution) {}

  private RadarView view(String code) {
    try {
      return service.of(code);
    } catch (PageNotFoundException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no unit " + code, e);
    }
  }

  @GetMapping("/api/v1/units/{code}/radar")
  Answer read(@PathVariable String code) {
    RadarView view = view(code);
    return new Answer(
        code,
        view.from(),
        view.to(),
        view.asOf(),
        view.className(),
        view.peers(),
        view.hints().stream()
            .map(
                hint ->
                    new Entry(
                        hint.indicator().metric().id(),
                        hint.own(),
                        hint.peers(),
                        hint.city(),
                        hint.expected(),
                        hint.standing(),
                        hint.bars()))
            .toList());
  }
}
