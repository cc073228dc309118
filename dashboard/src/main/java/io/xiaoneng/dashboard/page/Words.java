package io.xiaoneng.dashboard.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The words that scripts need, in the page's language: the messages under {@code js.}. */
@Component
public class Words {

  private static final String PREFIX = "js.";

  private final JsonMapper json;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  Words(JsonMapper json) {
    this.json = json;
  }

  /** A JSON object from key, without the prefix, to text; safe inside a script element. */
  public String json() {
    Locale locale = LocaleContextHolder.getLocale();
    return known.computeIfAbsent(locale.getLanguage(), language -> write(locale));
  }

  private String write(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> words = new TreeMap<>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(PREFIX)) {
        words.put(key.substring(PREFIX.length()), bundle.getString(key));
      }
    }
    return json.writeValueAsString(words).replace("<", "\\u003c");
  }
}
