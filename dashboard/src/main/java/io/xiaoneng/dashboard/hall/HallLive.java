package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.live.PictureView;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The halls as a live view. */
@Component
class HallLive extends PictureView<Halls> {

  HallLive(HallService service, JsonMapper json) {
    super("halls", service::halls, Halls::computedAt, json);
  }
}
