package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit as pages show it.
 *
 * @param nameZh the code itself where the unit is not registered or has no name
 * @param nameEn likewise
 * @param parent code of the unit above, null at the top and for unregistered units
 */
public record UnitNode(
    String code, String nameZh, String nameEn, Unit.Level level, @Nullable String parent) {}
