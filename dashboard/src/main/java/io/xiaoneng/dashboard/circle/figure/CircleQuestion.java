package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the circle.
 *
 * @param level of the units that are told one by one; null for the unit itself
 * @param unit inside which; "" for the whole city
 * @param urban whether only urban communities count, as the published figures have it
 * @param recomputed whether the figures are worked out from points and ways even where the job has
 *     written them
 */
public record CircleQuestion(
    Walk walk,
    Window window,
    Unit.@Nullable Level level,
    String unit,
    boolean urban,
    boolean recomputed) {}
