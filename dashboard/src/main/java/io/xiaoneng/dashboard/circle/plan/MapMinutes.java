package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /circle/minutes}: how far each cell of the map has it, out of memory. */
@RestController
class MapMinutes {

  private static final String PATH = "/circle/minutes";

  private final PlanService plans;
  private final MapMoments moments;
  private final MapSheets sheets;

  MapMinutes(PlanService plans, MapMoments moments, MapSheets sheets) {
    this.plans = plans;
    this.moments = moments;
    this.sheets = sheets;
  }

  /** Where the minutes of that sheet's cells are read. */
  static String address(WhatIfQuestion question, MapSheets.Readable sheet) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath(PATH)
            .queryParam("cells", sheet.cells())
            .queryParam("at", "{at}")
            .queryParam("pace", question.pace());
    if (question.terminals()) {
      address.queryParam("terminals", true);
    }
    if (!question.items().isEmpty()) {
      address.queryParam("items", "{items}");
    }
    return address
        .encode()
        .buildAndExpand(
            Map.of(
                "at", String.valueOf(question.at()), "items", String.join(",", question.items())))
        .toUriString();
  }

  /** Takes the parameters of the page; a conflict where the cells are others by now. */
  @GetMapping(PATH)
  ResponseEntity<byte[]> minutes(HttpServletRequest request) {
    WhatIfQuestion question = MapQuestion.of(Parameters.filled(request), moments).question();
    PlanCity city = plans.standing().city();
    MapSheets.Readable sheet = sheets.of(city);
    if (!sheet.cells().equals(request.getParameter("cells"))) {
      return ResponseEntity.status(HttpStatus.CONFLICT).build();
    }
    PlanService.Day day = plans.day(Objects.requireNonNull(question.at()));
    List<PlanPoint> points =
        day.points().stream().map(each -> new PlanPoint(each, city.reach(each.id()))).toList();
    Walks walks = Walks.of(city.map().cells().size(), WhatIf.openReaches(question, points));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(sheet.sheet().minutes(walks, question.pace()));
  }
}
