package io.xiaoneng.simulator.city;

import io.xiaoneng.registry.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the city and how it works.
 *
 * @param level of the tree
 * @param unitClass units are compared inside it
 * @param parent code, null for the city itself
 * @param pace share of a promise that it usually takes, 0.3 … 1
 * @param lateChance chance that it breaks a promise, 0 … 1
 */
public record Office(
    String code,
    String nameZh,
    String nameEn,
    Unit.Level level,
    String unitClass,
    @Nullable String parent,
    boolean urban,
    long population,
    double lon,
    double lat,
    double pace,
    double lateChance) {}
