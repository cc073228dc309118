package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.registry.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a case's attributes come from: its earliest application, else its earliest acceptance.
 *
 * @param item the version the event names, else the one in force at its time; null where it is not
 *     registered
 */
record Origin(Event event, @Nullable Item item) {

  /** The origin, or null where there is neither: the case is in data quality only. */
  static @Nullable Origin of(Milestones milestones, Rules rules) {
    Event event = milestones.origin();
    if (event == null) {
      return null;
    }
    String code = event.data().text(DataField.ITEM);
    Long version = event.data().integer(DataField.ITEM_VERSION);
    return new Origin(
        event, code == null ? null : rules.registry().item(code, version, event.time()));
  }

  /** When the licence to be renewed expires; null for any other case. */
  @Nullable Instant expiry() {
    return event.data().text(DataField.RENEWAL_OF) == null
        ? null
        : event.data().instant(DataField.VALID_UNTIL);
  }

  CaseFacts.Attributes attributes(Rules rules) {
    String unit = text(DataField.UNIT);
    Long version = event.data().integer(DataField.ITEM_VERSION);
    return new CaseFacts.Attributes(
        unit,
        rules.registry().districtOf(unit),
        text(DataField.ITEM),
        version != null ? version : item != null ? item.version() : 0,
        Item.typeOf(item),
        text(DataField.CHANNEL),
        text(DataField.APPLICANT_KIND),
        text(DataField.BUNDLE),
        text(DataField.BUNDLE_CASE),
        text(DataField.SERVICE_POINT),
        text(DataField.RECEIVING_UNIT),
        event.data().flag(DataField.ASSISTED),
        text(DataField.PROJECT),
        text(DataField.STAGE),
        text(DataField.REGION));
  }

  private String text(DataField field) {
    String text = event.data().text(field);
    return text == null ? "" : text;
  }
}
