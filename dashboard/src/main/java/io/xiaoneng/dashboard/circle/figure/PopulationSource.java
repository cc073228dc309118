package io.xiaoneng.dashboard.circle.figure;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who says how many people live where; stands beside every figure of the circle. */
@Component
public class PopulationSource {

  private final String text;

  PopulationSource(@Value("${xiaoneng.circle.population-source:}") String told) {
    this.text = told.isBlank() ? "registry" : told.strip();
  }

  /** As the setting {@code xiaoneng.circle.population-source} says, {@code registry} without it. */
  public String text() {
    return text;
  }
}
