package io.xiaoneng.dashboard.security;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether the tokens of walls that follow just now are still good. Who asks is answered from
 * memory, because the sender of live pictures asks for every wall twice a second and may not wait
 * for a database; what was taken back or has run out is known within {@link #LOOK_MS}.
 */
@Component
public class WallTokenWatch {

  private static final Logger LOG = LoggerFactory.getLogger(WallTokenWatch.class);
  private static final long LOOK_MS = 2_000;

  private final WallTokens tokens;
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final Map<Long, Boolean> good = new ConcurrentHashMap<>();

  WallTokenWatch(WallTokens tokens) {
    this.tokens = tokens;
  }

  /** Whether a token that was good when its stream was opened still is. */
  public boolean isGood(WallToken token) {
    asked.add(token.id());
    return good.getOrDefault(token.id(), true);
  }

  /** Looks at those that were asked for since the last look; others are forgotten. */
  @Scheduled(fixedDelay = LOOK_MS)
  void look() {
    Set<Long> ids = Set.copyOf(asked);
    asked.removeAll(ids);
    good.keySet().retainAll(ids);
    if (ids.isEmpty()) {
      return;
    }
    try {
      Set<Long> still = Set.copyOf(tokens.good(ids));
      ids.forEach(id -> good.put(id, still.contains(id)));
      still.forEach(tokens::used);
    } catch (DataAccessException e) {
      // What was known stands; the next look tells.
      LOG.warn("the walls' tokens cannot be looked at: {}", e.toString());
      asked.addAll(ids);
    }
  }
}
