package io.xiaoneng.supervision;

import java.util.Set;

/**
 * Who takes a step.
 *
 * @param name of the person; of the program where nobody did it
 * @param parties on whose side they may act in this very matter: {@link Party#UNIT} only where it
 *     is about their unit
 */
public record Hand(String name, Set<Party> parties) {

  public Hand {
    parties = Set.copyOf(parties);
  }
}
