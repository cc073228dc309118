package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims are asked for.
 *
 * @param state null for any
 * @param units codes; null for every unit
 * @param page the first is 1
 */
record ClaimQuery(@Nullable ClaimState state, @Nullable Set<String> units, int page) {

  static final int ON_A_PAGE = 50;
}
