package io.xiaoneng.dashboard.security;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where everybody begins. */
@Component
public class HomePages {

  private final AccessTable table;

  HomePages(AccessTable table) {
    this.table = table;
  }

  /** The path of their first page; "/" where there is no other they may open. */
  public String of(Actor actor) {
    String unit = actor.unit();
    if (unit != null) {
      return "/units/" + UriUtils.encodePathSegment(unit, StandardCharsets.UTF_8) + "/desk";
    }
    for (String page : new String[] {"/", "/users", "/audit", "/account"}) {
      if (table.mayOpen(actor, page)) {
        return page;
      }
    }
    return "/";
  }
}
