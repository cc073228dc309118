package io.xiaoneng.dashboard.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bearer of a token may send.
 *
 * @param name whose it is
 * @param channel channel of its events, {@code hall}, {@code terminal} or {@code online}; null
 *     where each event's source says
 * @param sourcePrefixes beginnings of the sources it may write; empty = every source
 * @param importing whether {@code recordedtime} is believed
 */
public record IngestToken(
    String name, @Nullable String channel, List<String> sourcePrefixes, boolean importing) {

  public IngestToken {
    sourcePrefixes = List.copyOf(sourcePrefixes);
  }

  /**
   * Whether events of that source may be sent. A prefix ends at a segment: {@code /hall/61} does
   * not open {@code /hall/610113}.
   */
  public boolean mayWrite(String source) {
    if (sourcePrefixes.isEmpty()) {
      return true;
    }
    for (String prefix : sourcePrefixes) {
      if (source.startsWith(prefix)
          && (source.length() == prefix.length()
              || prefix.endsWith("/")
              || source.charAt(prefix.length()) == '/')) {
        return true;
      }
    }
    return false;
  }
}
