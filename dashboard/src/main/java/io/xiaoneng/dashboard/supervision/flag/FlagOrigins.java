package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.supervision.card.CardOrigins;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Flags of the rule in force that stand, as what a card is made of: a unit's own for that unit, one
 * of a whole class for the unit above it.
 */
@Component
class FlagOrigins implements CardOrigins {

  private final FlagStore store;
  private final JsonMapper json;

  FlagOrigins(FlagStore store, JsonMapper json) {
    this.store = store;
    this.json = json;
  }

  @Override
  public String kind() {
    return "FLAG";
  }

  @Override
  public Optional<Evidence> find(String id) {
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(id);
    return store
        .find(number)
        .filter(flag -> flag.inForce() && flag.withdrawnAt() == null)
        .flatMap(
            flag ->
                store
                    .evidence(number)
                    .flatMap(
                        text -> evidence(flag, text, json.readValue(text, FlagEvidence.class))));
  }

  private static Optional<Evidence> evidence(Flag flag, String text, FlagEvidence kept) {
    FlagEvidence.Name lead = kept.lead();
    return Optional.of(flag.unit())
        .filter(unit -> !unit.isEmpty())
        .or(() -> Optional.ofNullable(lead).map(FlagEvidence.Name::code))
        .map(
            unit ->
                new Evidence(
                    unit,
                    flag.metric(),
                    kept.from(),
                    kept.to(),
                    text,
                    "/supervision/flags/" + flag.id(),
                    "%s（%s）".formatted(name(flag, Text::zh), flag.period()),
                    "%s (%s)".formatted(name(flag, Text::en), flag.period())));
  }

  private static String name(Flag flag, Function<Text, String> language) {
    MetricDefinition known = MetricCatalogue.find(flag.metric());
    return known == null ? flag.metric() : language.apply(known.name());
  }
}
