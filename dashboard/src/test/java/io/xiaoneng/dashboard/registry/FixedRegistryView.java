package io.xiaoneng.dashboard.registry;

import io.xiaoneng.event.Json;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A registry view over units given by the test. */
public final class FixedRegistryView implements RegistryView {

  private final MutableRegistry registry;
  private final List<Unit> units = new ArrayList<>();
  private long offset;
  private UnitTree tree = new UnitTree(List.of());

  public FixedRegistryView(ZoneId zone) {
    this.registry = new MutableRegistry(zone);
  }

  public FixedRegistryView unit(String code, Unit.Level level, String parent) {
    return unit(code, level, parent, false);
  }

  public FixedRegistryView unit(String code, Unit.Level level, String parent, boolean urban) {
    units.add(new Unit(code, "名" + code, "", level, "", parent, urban, null, null, null, false));
    tree = new UnitTree(units);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", "unit");
    fields.put("code", code);
    fields.put("level", level.name());
    fields.put("parent", parent);
    fields.put("urban", urban);
    put("unit/" + code, Json.write(fields));
    return this;
  }

  public FixedRegistryView put(String key, String json) {
    registry.apply(key, json.getBytes(StandardCharsets.UTF_8), offset++);
    return this;
  }

  @Override
  public Registry registry() {
    return registry;
  }

  @Override
  public UnitTree tree() {
    return tree;
  }
}
