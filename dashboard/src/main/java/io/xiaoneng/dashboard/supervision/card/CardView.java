package io.xiaoneng.dashboard.supervision.card;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.supervision.Papers;
import io.xiaoneng.dashboard.supervision.mark.KeptMark;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is told.
 *
 * @param waitsFor whose turn it is; null at the end
 * @param due when their term ends; null at the end
 * @param heardUntil until when the unit may be heard before it is issued
 * @param steps what the one who asks may do now
 * @param mark what an upheld appeal left at the figure; null where there is none
 * @param papers told as members of the card
 */
public record CardView(
    long id,
    CardKind kind,
    String title,
    String unit,
    @Nullable String metric,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    CardFile.@Nullable Origin origin,
    CardState state,
    int version,
    @Nullable Party waitsFor,
    @Nullable Instant due,
    Urgency urgency,
    Instant heardUntil,
    int termsVersion,
    @JsonRawValue String evidence,
    String evidenceLink,
    Set<CardStep> steps,
    List<CardEntry> history,
    @Nullable KeptMark mark,
    @JsonUnwrapped Papers papers) {

  /** A line of a list. */
  public record Line(
      long id,
      CardKind kind,
      String title,
      String unit,
      @Nullable String metric,
      CardState state,
      int version,
      @Nullable Party waitsFor,
      @Nullable Instant due,
      Urgency urgency,
      Instant openedAt) {

    static Line of(CardFile file, CardRules rules, Instant now) {
      return new Line(
          file.id(),
          file.kind(),
          file.title(),
          file.unit(),
          file.metric(),
          file.card().state(),
          file.card().version(),
          file.card().state().waitsFor(),
          rules.due(file.card()),
          rules.urgency(file.card(), now),
          file.card().history().get(0).at());
    }
  }

  /**
   * A page of cards.
   *
   * @param total of all pages
   */
  public record Page(long total, int page, int pageSize, List<Line> cards) {}
}
