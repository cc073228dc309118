package io.xiaoneng.dashboard.help;

import io.xiaoneng.metric.MetricCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The words of the field, from the table of {@code docs/dictionary.md}, which is packed with the
 * program, and the names of all metrics, from the catalogue.
 */
@Component
public class Glossary {

  private static final String DICTIONARY = "/help/dictionary.md";
  private static final int COLUMNS = 4;

  private final List<Term> words;
  private final List<Term> metrics;

  /** Reads the dictionary; the program does not start without it. */
  public Glossary() {
    words = List.copyOf(read(text()));
    metrics =
        MetricCatalogue.all().stream()
            .map(
                each ->
                    new Term(
                        "m-" + each.id(),
                        each.name().zh(),
                        each.name().en(),
                        each.definition().zh(),
                        each.definition().en(),
                        each.id()))
            .toList();
  }

  /** Words that are no metrics, in the order of the dictionary: as a case goes. */
  public List<Term> words() {
    return words;
  }

  /** Metrics, in the order of the catalogue. */
  public List<Term> metrics() {
    return metrics;
  }

  /**
   * The rows of a table in Markdown: 中文, the word in code and API, meaning, 释义. A row without the
   * last one shows its English meaning in both languages.
   *
   * @throws IllegalStateException where a row has fewer columns than three or more than four
   */
  static List<Term> read(String markdown) {
    List<Term> terms = new ArrayList<>();
    for (String line : markdown.lines().toList()) {
      if (!line.startsWith("|") || line.startsWith("|---") || line.startsWith("| 中文 ")) {
        continue;
      }
      String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
      if (cells.length < COLUMNS - 1 || cells.length > COLUMNS) {
        throw new IllegalStateException("the dictionary has a row of another form: " + line);
      }
      String english = cells[1].strip().replace("`", "");
      String meaning = cells[2].strip().replace("`", "");
      String chinese = cells.length < COLUMNS ? "" : cells[3].strip();
      terms.add(
          new Term(
              id(english),
              cells[0].strip(),
              english,
              chinese.isEmpty() ? meaning : chinese,
              meaning,
              null));
    }
    return terms;
  }

  private static String id(String english) {
    return "w-" + english.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String text() {
    try (InputStream in = Glossary.class.getResourceAsStream(DICTIONARY)) {
      return new String(
          Objects.requireNonNull(in, DICTIONARY).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the dictionary", e);
    }
  }
}
