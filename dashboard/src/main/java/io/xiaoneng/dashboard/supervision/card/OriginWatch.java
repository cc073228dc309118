package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Withdraws cards whose origin turned out to be wrong: an event that came late shows that a case
 * was decided in time, and the card that rests on its alert goes as visibly as it came.
 */
@Component
class OriginWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OriginWatch.class);

  /** Most open cards of an origin that are looked at; the newest first. */
  private static final int MOST = 10_000;

  private final CardService cards;
  private final CardStore store;
  private final List<CardOrigins> origins;

  OriginWatch(CardService cards, CardStore store, List<CardOrigins> origins) {
    this.cards = cards;
    this.store = store;
    this.origins = List.copyOf(origins);
  }

  @Scheduled(
      initialDelayString = "${xiaoneng.supervision.origins-every:1m}",
      fixedDelayString = "${xiaoneng.supervision.origins-every:1m}")
  void scheduled() {
    try {
      run();
    } catch (DataAccessException | ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.warn("cards are not held against their alerts: {}", e.toString());
    }
  }

  /** Looks at every open card; how many were withdrawn. */
  int run() {
    return origins.stream().mapToInt(this::run).sum();
  }

  private int run(CardOrigins origin) {
    Map<String, CardFile> open =
        store.openOf(origin.kind(), MOST).stream()
            .filter(each -> each.origin() != null)
            .collect(Collectors.toMap(each -> each.origin().id(), each -> each));
    if (open.isEmpty()) {
      return 0;
    }
    int withdrawn = 0;
    for (Map.Entry<String, String> wrong : origin.wrong(open.keySet()).entrySet()) {
      CardFile file = open.get(wrong.getKey());
      if (file != null && cards.withdraw(file, wrong.getValue())) {
        LOG.info("{} is withdrawn: its {} was wrong", file.matter(), origin.kind());
        withdrawn++;
      }
    }
    return withdrawn;
  }
}
