package io.xiaoneng.dashboard.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.metric.MetricCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** "How is this counted" beside every figure of every page, or a reason why not. */
class FiguresAreExplainedTest {

  private static final Pattern DIV = Pattern.compile("<(/?)div\\b");
  private static final Pattern HOW = Pattern.compile("bits :: how\\('([a-z-]+)'\\)");
  private static final Pattern WORD = Pattern.compile("bits :: word\\('([a-z0-9-]+)'\\)");

  /** Figures by template and first message: those that are no figures, or are explained around. */
  private static final Map<String, String> PLAIN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("alerts.html alerts.ended", "levels are explained by the rules' own link"),
              Map.entry("card.html cards.state", "a state in words"),
              Map.entry("card.html cards.waits", "a party in words"),
              Map.entry("card.html cards.due", "a date"),
              Map.entry("case.html case.unit", "a unit"),
              Map.entry("case.html case.kind", "a kind in words"),
              Map.entry("circle-point.html walk.point.since", "a date"),
              Map.entry("circle-point.html walk.point.seen", "a date"),
              Map.entry("circle-points.html js.point.", "counts of the list below, by state"),
              Map.entry("claim.html claims.reason", "a reason in words"),
              Map.entry("claim.html cards.state", "a state in words"),
              Map.entry("claim.html cards.due", "a date"),
              Map.entry("corrections.html corrections.then", "the page's own metric, in its head"),
              Map.entry("corrections.html corrections.now", "the page's own metric, in its head"),
              Map.entry("corrections.html corrections.difference", "the difference of both"),
              Map.entry("flag.html unitflags.figure", "the rule's metric, told beside"),
              Map.entry("flag.html flag.aim", "a target with its source"),
              Map.entry("registry-import.html registry.added", "rows of the file"),
              Map.entry("registry-import.html registry.changed", "rows of the file"),
              Map.entry("registry-import.html registry.unchanged", "rows of the file"),
              Map.entry("registry-import.html registry.errors", "rows of the file"),
              Map.entry("task.html cards.state", "a state in words"),
              Map.entry("task.html tasks.unit", "a unit"),
              Map.entry("task.html cards.due", "a date")));

  private final Map<String, String> templates = templates();

  private static Map<String, String> templates() {
    Map<String, String> texts = new TreeMap<>();
    try {
      for (Resource each :
          new PathMatchingResourcePatternResolver().getResources("classpath*:/templates/*.html")) {
        texts.put(
            String.valueOf(each.getFilename()), each.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  @Test
  void everyFigureSaysHowItIsCounted() {
    List<String> bare = new ArrayList<>();
    TreeSet<String> needless = new TreeSet<>(PLAIN.keySet());
    int figures = 0;
    for (Map.Entry<String, String> each : templates.entrySet()) {
      for (String figure : figures(each.getValue())) {
        figures++;
        if (!figure.contains("bits :: how(") && !figure.contains("bits :: word(")) {
          String name = each.getKey() + " " + message(figure);
          needless.remove(name);
          if (!PLAIN.containsKey(name)) {
            bare.add(name);
          }
        }
      }
    }
    assertThat(figures).isGreaterThan(60);
    assertThat(bare).as("neither explained nor said why not").isEmpty();
    assertThat(needless).as("explained by now, or gone").isEmpty();
  }

  @Test
  void whatExplainsIsThere() {
    TreeSet<String> words =
        Stream.of(new Glossary().words(), new Glossary().metrics())
            .flatMap(List::stream)
            .map(Term::id)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> lost = new ArrayList<>();
    templates.forEach(
        (name, text) -> {
          Matcher word = WORD.matcher(text);
          while (word.find()) {
            if (!words.contains(word.group(1))) {
              lost.add(name + " " + word.group(1));
            }
          }
          Matcher how = HOW.matcher(text);
          while (how.find()) {
            if (MetricCatalogue.find(how.group(1)) == null) {
              lost.add(name + " " + how.group(1));
            }
          }
        });
    assertThat(lost).isEmpty();
  }

  private static List<String> figures(String text) {
    List<String> figures = new ArrayList<>();
    Matcher begin = Pattern.compile("<div class=\"figure[ \"]").matcher(text);
    while (begin.find()) {
      Matcher div = DIV.matcher(text);
      int depth = 0;
      int at = begin.start();
      while (div.find(at)) {
        depth += div.group(1).isEmpty() ? 1 : -1;
        at = div.end();
        if (depth == 0) {
          break;
        }
      }
      figures.add(text.substring(begin.start(), at));
    }
    return figures;
  }

  private static String message(String figure) {
    Matcher message = Pattern.compile("#\\{\\|?([a-zA-Z0-9.-]+)").matcher(figure);
    return message.find() ? message.group(1) : figure.substring(0, Math.min(60, figure.length()));
  }
}
