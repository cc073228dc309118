package io.xiaoneng.registry;

import java.util.List;

/**
 * One field of a kind of record, as the CSV templates, the pages and the documentation show it.
 *
 * @param name the field's name in JSON and in the head of a CSV file
 * @param choices what a {@link Type#CHOICE} may be; empty for every other type
 * @param zh name for readers, Chinese
 * @param en name for readers, English
 */
public record FieldSpec(String name, Type type, List<String> choices, String zh, String en) {

  /** How a value is written, in JSON and in one cell of a CSV file. */
  public enum Type {
    /** A text. */
    TEXT,
    /** One of {@link FieldSpec#choices()}. */
    CHOICE,
    /** JSON true or false; a cell may also say 是/否, yes/no, 1/0. */
    FLAG,
    /** A whole number of 0 or more. */
    WHOLE,
    /** A number. */
    NUMBER,
    /** A date, {@code 2026-03-02}. */
    DATE,
    /** A date, from the city's midnight, or a time with an offset. */
    MOMENT,
    /** {@code {"amount":10,"kind":"WORKING"}}; in a cell {@code 10 WORKING}. */
    LIMIT,
    /** An array of texts; in a cell separated by {@code ;}. */
    TEXTS,
    /** An array of whole numbers; in a cell separated by {@code ;}. */
    WHOLES,
    /** An array of dates or {@code first..last}; in a cell separated by {@code ;}. */
    DAYS
  }

  static FieldSpec of(String name, Type type, String zh, String en) {
    return new FieldSpec(name, type, List.of(), zh, en);
  }

  static FieldSpec choice(String name, List<String> choices, String zh, String en) {
    return new FieldSpec(name, Type.CHOICE, List.copyOf(choices), zh, en);
  }
}
