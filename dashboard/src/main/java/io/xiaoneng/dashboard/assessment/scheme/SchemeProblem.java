package io.xiaoneng.dashboard.assessment.scheme;

import java.util.List;

/**
 * What is wrong with a scheme, or only odd.
 *
 * @param code names the sentence: {@code schemes.problem.CODE} in both languages
 * @param unitClass id of the class it is about; "" for the scheme
 * @param metric the line it is about; "" for the class
 * @param arguments of the sentence
 * @param warning whether it may be adopted all the same
 */
public record SchemeProblem(
    String code, String unitClass, String metric, List<String> arguments, boolean warning) {

  /** Takes its own copy. */
  public SchemeProblem {
    arguments = List.copyOf(arguments);
  }

  /** Why it cannot be adopted. */
  public static SchemeProblem wrong(
      String code, String unitClass, String metric, String... arguments) {
    return new SchemeProblem(code, unitClass, metric, List.of(arguments), false);
  }

  /** What should be thought about. */
  public static SchemeProblem odd(String code, String unitClass, String... arguments) {
    return new SchemeProblem(code, unitClass, "", List.of(arguments), true);
  }
}
