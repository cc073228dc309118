package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.live.PictureView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The circle of the whole city as a live view. */
@Component
class CircleLive extends PictureView<CircleUnits> {

  CircleLive(UnitsService service, JsonMapper json) {
    super("circle", () -> service.units(""), CircleUnits::computedAt, json);
  }
}
