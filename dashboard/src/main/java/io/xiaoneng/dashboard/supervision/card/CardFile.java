package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterFile;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A card with what it is about.
 *
 * @param unit code of the unit that it is about
 * @param metric id of the figure it rests on; null for none
 * @param from first day of the period it is about, inclusive; null for none
 * @param to last day, inclusive; null for none
 * @param origin what it was made of; null where it stands alone
 * @param evidence JSON, as it was when the card was opened
 * @param evidenceLink address of the page that shows more; "" for none
 */
public record CardFile(
    long id,
    CardKind kind,
    String title,
    String unit,
    @Nullable String metric,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Origin origin,
    String evidence,
    String evidenceLink,
    Card card)
    implements MatterFile {

  /**
   * What a card was made of.
   *
   * @param kind {@code FLAG} or {@code ALERT}
   * @param id of that flag or alert
   */
  public record Origin(String kind, String id) {}

  @Override
  public Matter matter() {
    return Matter.card(id);
  }

  /** The one case that it is about: what the alert it was made of tells; null for any other. */
  public @Nullable String caseId() {
    Origin from = origin;
    if (from == null || !from.kind().equals("ALERT")) {
      return null;
    }
    try {
      return Json.parse(evidence) instanceof Map<?, ?> said
              && said.get("alert") instanceof Map<?, ?> alert
              && alert.get("caseId") instanceof String id
          ? id
          : null;
    } catch (JsonException e) {
      throw new IllegalStateException("kept evidence is no JSON", e);
    }
  }

  @Override
  public String title(boolean chinese) {
    return title;
  }

  @Override
  public Card course() {
    return card;
  }

  /** The same with another history. */
  CardFile with(Card other) {
    return new CardFile(
        id, kind, title, unit, metric, from, to, origin, evidence, evidenceLink, other);
  }
}
