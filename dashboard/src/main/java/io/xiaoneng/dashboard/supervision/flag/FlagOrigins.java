package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.supervision.card.CardOrigins;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Flags of a unit, of the rule in force and not withdrawn, as what a card is made of. */
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
        .filter(flag -> flag.inForce() && !flag.unit().isEmpty() && flag.withdrawnAt() == null)
        .flatMap(
            flag ->
                store
                    .evidence(number)
                    .map(
                        text -> {
                          FlagEvidence evidence = json.readValue(text, FlagEvidence.class);
                          return new Evidence(
                              flag.unit(),
                              flag.metric(),
                              evidence.from(),
                              evidence.to(),
                              text,
                              "/supervision/flags/" + number);
                        }));
  }
}
