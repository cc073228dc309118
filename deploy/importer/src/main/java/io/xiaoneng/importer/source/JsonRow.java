package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.Row;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a list in JSON.
 *
 * @param values its members as texts, those of objects inside by their path with dots
 * @param text the object as it was written
 */
public record JsonRow(long line, Map<String, String> values, String text) implements Row {

  @Override
  public @Nullable String own(String name) {
    return values.get(name);
  }

  @Override
  public @Nullable String ofTrace(String name) {
    return null;
  }
}
