package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.Inventory.Share;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger behind {@code high-frequency}: which items are online, and since when. */
@RestController
class LedgerController {

  private final MetricService metrics;
  private final RegistryView registry;

  LedgerController(MetricService metrics, RegistryView registry) {
    this.metrics = metrics;
    this.registry = registry;
  }

  /** One item of the ledger; {@code onlineSince} is a local date. */
  record Entry(
      String item,
      String nameZh,
      String nameEn,
      String itemType,
      @Nullable LocalDate onlineSince) {}

  /** Items by the day they went online; as many as the figure of the same question. */
  @GetMapping("/api/v1/metrics/high-frequency/ledger")
  Map<String, List<Entry>> ledger(HttpServletRequest request) {
    return Map.of(
        "items", metrics.ledger(request.getParameterMap()).stream().map(this::entry).toList());
  }

  private Entry entry(Share share) {
    return new Entry(
        share.item(),
        registry.itemNameZh(share.item()),
        registry.itemNameEn(share.item()),
        share.itemType(),
        share.on());
  }
}
