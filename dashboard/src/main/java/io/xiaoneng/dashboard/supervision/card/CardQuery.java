package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cards are looked for.
 *
 * @param states only these; empty for all
 * @param kind only this; null for all
 * @param units only of these; null for all
 * @param metric only of this figure; null for all
 * @param issuedOnly without those that are not issued
 * @param page from 1
 */
record CardQuery(
    Set<CardState> states,
    @Nullable CardKind kind,
    @Nullable Set<String> units,
    @Nullable String metric,
    boolean issuedOnly,
    int page) {

  static final int ON_A_PAGE = 50;
}
