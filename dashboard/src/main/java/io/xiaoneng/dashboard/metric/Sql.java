package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A statement under construction: text and the values of its parameters, in the same order. */
final class Sql {

  /** Later than every instant: stands for what has not happened. */
  static final String NEVER = "9223372036854775807";

  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();

  /** Appends text without parameters. Whatever came from outside must not stand in it. */
  Sql add(String fragment) {
    text.append(fragment);
    return this;
  }

  /** Appends text with one {@code ?} for each value. */
  Sql add(String fragment, Object... values) {
    text.append(fragment);
    Collections.addAll(parameters, values);
    return this;
  }

  /** Appends what another has, with its parameters. */
  Sql add(Sql other) {
    text.append(other.text);
    parameters.addAll(other.parameters);
    return this;
  }

  /** Appends {@code column IN (…)}, each value bound. */
  Sql in(String column, Collection<String> values) {
    text.append(column).append(" IN (SELECT arrayJoin(?))");
    parameters.add(values.toArray(new String[0]));
    return this;
  }

  /** Milliseconds of an instant column, {@link #NEVER} where it is null. */
  static String millis(String column) {
    return "ifNull(toUnixTimestamp64Milli(" + column + "), " + NEVER + ")";
  }

  /** Milliseconds of an instant column, {@link #NEVER} where it is null or after {@code asOf}. */
  static String millisBy(String column, String asOf) {
    return "if(" + millis(column) + " <= " + asOf + ", " + millis(column) + ", " + NEVER + ")";
  }

  /** Likewise, as of a constant. */
  static String millisBy(String column, long asOf) {
    return millisBy(column, String.valueOf(asOf));
  }

  String text() {
    return text.toString();
  }

  List<Object> parameters() {
    return parameters;
  }
}
