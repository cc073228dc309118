package io.xiaoneng.dashboard.origin;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /data}: where the data came from and how old it is. */
@Page
class OriginPage {

  private final OriginReader origins;

  OriginPage(OriginReader origins) {
    this.origins = origins;
  }

  @GetMapping("/data")
  String show(Actor actor, Model model) {
    model.addAttribute("o", origins.of(actor));
    model.addAttribute("narrowed", actor.unit() != null);
    return "data";
  }
}
