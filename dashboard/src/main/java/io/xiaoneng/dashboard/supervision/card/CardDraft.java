package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardKind;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A card that is to be opened; its members are those of {@link CardFile}. */
public record CardDraft(
    CardKind kind,
    String title,
    String unit,
    @Nullable String metric,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    CardFile.@Nullable Origin origin,
    String evidence,
    String evidenceLink) {

  CardFile opened(Card card) {
    return new CardFile(
        0, kind, title, unit, metric, from, to, origin, evidence, evidenceLink, card);
  }
}
