package io.xiaoneng.dashboard.supervision.flag;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which flags are wanted.
 *
 * @param units codes; null for every unit and whole classes
 * @param ruleVersion null for the rule in force
 * @param page from 0
 * @param size flags on a page
 */
record FlagFilter(
    @Nullable Set<String> units,
    @Nullable String metric,
    @Nullable String unitClass,
    @Nullable String period,
    @Nullable String level,
    @Nullable Integer ruleVersion,
    int page,
    int size) {}
