package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Says things in both languages at once. */
@Component
class TodayWords {

  private final ReportLanguages languages;
  private final RegistryView registry;

  TodayWords(ReportLanguages languages, RegistryView registry) {
    this.languages = languages;
    this.registry = registry;
  }

  /**
   * A sentence of {@code today.say.*}.
   *
   * @param arguments in one language
   */
  Text say(String key, Function<ReportWords, Object[]> arguments) {
    return both(words -> words.word("today.say." + key, arguments.apply(words)));
  }

  /** The same written in each language. */
  Text both(Function<ReportWords, String> text) {
    return new Text(
        text.apply(languages.in(Locale.CHINESE)), text.apply(languages.in(Locale.ENGLISH)));
  }

  /** A sentence, and how many more of its kind there are. */
  Text more(Text sentence, int others) {
    return others == 0
        ? sentence
        : both(words -> words.text(sentence) + words.word("today.more", others));
  }

  /** Name of a unit in that language. */
  String unit(String code, ReportWords words) {
    return words.name(registry.unit(code));
  }
}
