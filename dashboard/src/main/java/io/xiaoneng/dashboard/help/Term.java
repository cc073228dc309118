package io.xiaoneng.dashboard.help;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A word of the glossary.
 *
 * @param id its place on the page, of letters, digits and dashes
 * @param zh as people say it
 * @param en as the API and the English pages say it
 * @param meaningZh one phrase
 * @param meaningEn one phrase
 * @param metric the metric it names; null for any other word
 */
public record Term(
    String id, String zh, String en, String meaningZh, String meaningEn, @Nullable String metric) {

  /** Whether all the words that are asked for occur in it, in either language. */
  boolean fits(String asked) {
    String text = String.join("\n", zh, en, meaningZh, meaningEn, id).toLowerCase(Locale.ROOT);
    for (String word : asked.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
