package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/notice-deliveries}: what went out, and what was given up. For administrators. */
@RestController
class DeliveryController {

  private static final String PATH = "/api/v1/notice-deliveries";
  private static final int ON_A_PAGE = 50;
  private static final int LAST_PAGE = 10_000;

  private final DeliveryStore deliveries;
  private final ChannelDesk desk;

  DeliveryController(DeliveryStore deliveries, ChannelDesk desk) {
    this.deliveries = deliveries;
    this.desk = desk;
  }

  /** A page of deliveries; {@code total} is of all pages. */
  record Deliveries(long total, int page, List<Delivery> deliveries) {}

  @GetMapping(PATH)
  Deliveries list(
      @RequestParam(required = false) Delivery.@Nullable State state,
      @RequestParam(required = false) @Nullable Long channel,
      @RequestParam(defaultValue = "1") int page) {
    if (page < 1 || page > LAST_PAGE) {
      throw new BadParameterException("page", "page must be from 1 to " + LAST_PAGE);
    }
    return new Deliveries(
        deliveries.count(state, channel),
        page,
        deliveries.list(state, channel, (page - 1) * ON_A_PAGE, ON_A_PAGE));
  }

  @PostMapping(PATH + "/{id}/retry")
  Delivery retry(@PathVariable String id, Actor actor) {
    return desk.retry(id, actor);
  }
}
