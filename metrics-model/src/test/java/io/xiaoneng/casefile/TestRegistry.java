package io.xiaoneng.casefile;

import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry by hand; every unit lies in district "D". */
public final class TestRegistry implements Registry {

  private final Map<String, Item> items = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();
  private boolean reportsVisits;
  private long epoch;

  public TestRegistry item(String code, String type, Limit promised, Limit statutory) {
    items.put(
        code,
        new Item(code, 1, Instant.EPOCH, code, code, type, promised, statutory, false, false));
    return this;
  }

  public TestRegistry unit(String code, Unit.Level level, @Nullable String parent) {
    units.put(code, new Unit(code, code, code, level, "", parent, false, null, null, null, false));
    return this;
  }

  /** From now on every source does. */
  public TestRegistry reportsVisits() {
    reportsVisits = true;
    return this;
  }

  public TestRegistry epoch(long epoch) {
    this.epoch = epoch;
    return this;
  }

  @Override
  public @Nullable Unit unit(String code) {
    return units.get(code);
  }

  @Override
  public @Nullable Item item(String code, @Nullable Long version, Instant at) {
    return items.get(code);
  }

  @Override
  public @Nullable Point point(String id) {
    return null;
  }

  @Override
  public @Nullable Source source(String source) {
    return new Source(source, source, source, "", reportsVisits, false, Duration.ofMinutes(5));
  }

  @Override
  public String districtOf(String unit) {
    return "D";
  }

  @Override
  public long epoch() {
    return epoch;
  }
}
