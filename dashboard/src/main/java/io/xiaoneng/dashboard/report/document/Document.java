package io.xiaoneng.dashboard.report.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A report.
 *
 * @param title of the document
 * @param subtitle period and scope
 * @param name of its files, without ending; letters, digits and hyphens
 * @param made when its figures were as they are
 * @param date that stands under it in the city's zone, 成文日期
 * @param facts lines about it: sources, versions, checksum
 * @param brief whether it is a paper of two pages for its readers' own use, set in small letters
 *     and without the head of what an office issues
 * @param sections gone through once by each writer; one that is large may be made as it is reached
 */
public record Document(
    String title,
    String subtitle,
    String name,
    Locale language,
    Instant made,
    LocalDate date,
    List<String> facts,
    boolean brief,
    Iterable<Section> sections) {

  /** One that is not brief. */
  public Document(
      String title,
      String subtitle,
      String name,
      Locale language,
      Instant made,
      LocalDate date,
      List<String> facts,
      Iterable<Section> sections) {
    this(title, subtitle, name, language, made, date, facts, false, sections);
  }

  /** Takes its own copy of the facts. */
  public Document {
    facts = List.copyOf(facts);
  }

  /** Whether it is in Chinese. */
  public boolean chinese() {
    return language.getLanguage().equals("zh");
  }
}
