package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger behind {@code high-frequency}: which items are online, and since when. It is the list
 * behind the figure, with the items' names.
 */
@RestController
class LedgerController {

  private final ListService lists;
  private final RegistryView registry;

  LedgerController(ListService lists, RegistryView registry) {
    this.lists = lists;
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
    Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
    parameters.put("sort", new String[] {"since"});
    List<Entry> items = new ArrayList<>();
    lists.all(lists.parse("high-frequency", parameters), line -> items.add(entry(line)));
    return Map.of("items", items);
  }

  private Entry entry(ListLine line) {
    String item = line.text("item");
    return new Entry(
        item,
        registry.itemNameZh(item),
        registry.itemNameEn(item),
        line.text("itemType"),
        (LocalDate) line.of("since"));
  }
}
