package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Name;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** How figures and names of an evidence card are written in one language. */
final class CardWords {

  private final MessageSource messages;
  private final Locale locale;
  private final Figures figures;

  CardWords(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.figures = new Figures(locale, zone);
  }

  Figures figures() {
    return figures;
  }

  /** The words of a key. */
  String word(String key, Object... arguments) {
    return Objects.requireNonNull(
        messages.getMessage(key, arguments.length == 0 ? null : arguments, locale));
  }

  /** The words of a key without arguments. */
  String plain(String key) {
    return word(key);
  }

  /** What stands where there is nothing. */
  String none() {
    return word("state.none");
  }

  String name(Name name) {
    return name.code().isEmpty() ? none() : figures.name(name.nameZh(), name.nameEn(), name.code());
  }

  String share(@Nullable Double value) {
    return value == null ? none() : figures.percent(value) + "%";
  }

  static String chance(double probability) {
    return probability < 0.0001
        ? "< 0.01%"
        : String.format(Locale.ROOT, "%.2f%%", probability * 100);
  }

  /** Those that there are, one behind the other. */
  static String joined(@Nullable String... parts) {
    StringBuilder all = new StringBuilder();
    for (String each : parts) {
      if (each != null && !each.isEmpty()) {
        all.append(all.isEmpty() ? "" : "; ").append(each);
      }
    }
    return all.toString();
  }
}
