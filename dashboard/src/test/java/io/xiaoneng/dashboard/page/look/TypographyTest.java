package io.xiaoneng.dashboard.page.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How the words of the pages are set. Chinese has full-width punctuation, and a space between its
 * characters and letters or figures, as in 近 12 周, but none beside punctuation; English has neither
 * Chinese nor its punctuation.
 */
class TypographyTest {

  private static final String HAN = "[\\u3400-\\u9fff]";

  private static final Pattern HALF_WIDTH =
      Pattern.compile(
          "%1$s ?[,;:!?]|[,;:!?] ?%1$s|%1$s ?\\.(\\s|$)|\\([^)]*%1$s|%1$s[^(]*\\)".formatted(HAN));
  private static final Pattern STRAIGHT_QUOTE = Pattern.compile("\"|%1$s'|'%1$s".formatted(HAN));
  private static final Pattern CLOSE =
      Pattern.compile("%1$s[A-Za-z0-9]|[A-Za-z0-9%%]%1$s".formatted(HAN));
  private static final Pattern GAP = Pattern.compile(" [，。；：！？、（）《》「」“”]|[，。；：！？、（）《》「」“”] ");
  private static final Pattern DOTS = Pattern.compile("\\.\\.\\.|。。|…(?!…)%s".formatted(HAN));
  private static final Pattern CHINESE =
      Pattern.compile("[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]");

  /** Labels under bars that have no room, and a name as its decree writes it. */
  private static final Set<String> TIGHT =
      Set.of(
          "js.late.0",
          "js.late.1",
          "js.late.2",
          "js.late.3",
          "js.late.4",
          "js.late.5",
          "circlemap.title");

  /** Told how something is typed, colon and all. */
  private static final Set<String> TYPED =
      Set.of("schemes.knots.why", "schemes.problem.knot", "schedules.target.why");

  /** Says in Chinese that the city is made up, for a guest who reads no English. */
  private static final Set<String> BOTH = Set.of("frame.demo.why");

  private static Map<String, String> chinese() throws IOException {
    Map<String, String> texts = bundle("messages.properties");
    for (MetricDefinition each : MetricCatalogue.all()) {
      texts.put(each.id() + " name", each.name().zh());
      texts.put(each.id() + " definition", each.definition().zh());
      texts.put(each.id() + " numerator", each.numerator().zh());
      if (each.denominator() != null) {
        texts.put(each.id() + " denominator", each.denominator().zh());
      }
    }
    return texts;
  }

  private static Map<String, String> bundle(String name) throws IOException {
    Properties bundle = new Properties();
    try (InputStream in = TypographyTest.class.getResourceAsStream("/" + name)) {
      bundle.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    }
    Map<String, String> texts = new TreeMap<>();
    for (String key : bundle.stringPropertyNames()) {
      texts.put(key, withoutPlaces(bundle.getProperty(key)));
    }
    return texts;
  }

  /** What stands in for {0} may be of any kind, so that nothing is said of its neighbours. */
  private static String withoutPlaces(String text) {
    StringBuilder left = new StringBuilder();
    int depth = 0;
    for (char each : text.toCharArray()) {
      depth += each == '{' ? 1 : 0;
      if (depth == 0) {
        left.append(each);
      }
      if (each == '}') {
        depth--;
        left.append('\u2060');
      }
    }
    return left.toString();
  }

  private static List<String> with(Pattern pattern, Map<String, String> texts, Set<String> but) {
    List<String> found = new ArrayList<>();
    texts.forEach(
        (key, text) -> {
          if (!but.contains(key) && pattern.matcher(text).find()) {
            found.add(key + "=" + text);
          }
        });
    return found;
  }

  @Test
  void chineseHasFullWidthPunctuation() throws IOException {
    assertThat(with(HALF_WIDTH, chinese(), TYPED)).isEmpty();
    assertThat(with(STRAIGHT_QUOTE, chinese(), TYPED)).isEmpty();
    assertThat(with(DOTS, chinese(), Set.of())).isEmpty();
  }

  @Test
  void lettersAndFiguresStandApartFromChineseAndNotFromPunctuation() throws IOException {
    assertThat(with(CLOSE, bundle("messages.properties"), TIGHT)).isEmpty();
    assertThat(with(GAP, chinese(), Set.of())).isEmpty();
  }

  @Test
  void englishIsEnglish() throws IOException {
    Map<String, String> english = bundle("messages_en.properties");
    for (MetricDefinition each : MetricCatalogue.all()) {
      english.put(each.id() + " name", each.name().en());
      english.put(each.id() + " definition", each.definition().en());
      english.put(each.id() + " numerator", each.numerator().en());
    }
    assertThat(with(CHINESE, english, BOTH)).isEmpty();
  }

  @Test
  void theRulesNoticeWhatBreaksThem() {
    assertThat("完成, 共").containsPattern(HALF_WIDTH);
    assertThat("件（共)").containsPattern(HALF_WIDTH);
    assertThat("结束.").containsPattern(HALF_WIDTH);
    assertThat("共 3 件, 已结").containsPattern(HALF_WIDTH);
    assertThat("近12周").containsPattern(CLOSE);
    assertThat("近 12 周").doesNotContainPattern(CLOSE);
    assertThat("办结 ，共").containsPattern(GAP);
    assertThat(withoutPlaces("共{0,choice,0#{1}|1#件}，")).isEqualTo("共\u2060\u2060，");
  }
}
