package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace or an event of an XES log.
 *
 * @param own its attributes; nested ones are left out
 * @param ofTrace those of the trace around it; its own for a trace
 */
public record XesRow(long line, Map<String, String> own, Map<String, String> ofTrace)
    implements Row {

  @Override
  public @Nullable String own(String name) {
    return own.get(name);
  }

  @Override
  public @Nullable String ofTrace(String name) {
    return ofTrace.get(name);
  }
}
