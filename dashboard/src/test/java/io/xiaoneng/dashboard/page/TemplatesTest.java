package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the content security policy and the two languages demand of every template. */
class TemplatesTest {

  private static final Pattern MESSAGE = Pattern.compile("#\\{([a-z][a-zA-Z0-9.-]*)[(}]");
  private static final Pattern WORD = Pattern.compile("word\\(\"([a-zA-Z.]+)\"");

  private record File(String name, String text) {}

  private static List<File> files(String pattern) throws IOException {
    List<File> files = new ArrayList<>();
    for (Resource each : new PathMatchingResourcePatternResolver().getResources(pattern)) {
      files.add(
          new File(
              String.valueOf(each.getFilename()), each.getContentAsString(StandardCharsets.UTF_8)));
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private static Properties bundle(String name) throws IOException {
    Properties bundle = new Properties();
    try (InputStream in = TemplatesTest.class.getResourceAsStream("/" + name)) {
      assertThat(in).isNotNull();
      bundle.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }

  @Test
  void noStyleAndNoScriptStandsInATemplate() throws IOException {
    for (File file : files("classpath*:/templates/*.html")) {
      assertThat(file.text())
          .as(file.name())
          .doesNotContainPattern("\\sstyle\\s*=")
          .doesNotContainPattern("<style")
          .doesNotContainPattern("\\son[a-z]+\\s*=")
          .doesNotContain("javascript:");
      Matcher script = Pattern.compile("<script\\b([^>]*)>").matcher(file.text());
      while (script.find()) {
        assertThat(script.group(1))
            .as(file.name())
            .matches(".*(th:src=|type=\"application/json\").*");
      }
    }
  }

  @Test
  void whatScrollsIsReachedByKeyboardAndHasAName() throws IOException {
    Pattern region = Pattern.compile("<div[^>]*class=\"scroll\"[^>]*>");
    int found = 0;
    for (File file : files("classpath*:/templates/*.html")) {
      Matcher scroll = region.matcher(file.text());
      while (scroll.find()) {
        found++;
        assertThat(scroll.group())
            .as(file.name())
            .contains("tabindex=\"0\"")
            .containsPattern("aria-label(ledby)?=");
      }
    }
    assertThat(found).isGreaterThan(30);
  }

  @Test
  void scriptsWriteNoMarkup() throws IOException {
    for (File file : files("classpath*:/static/assets/js/**/*.js")) {
      assertThat(file.text())
          .as(file.name())
          .doesNotContain("innerHTML")
          .doesNotContain("eval(")
          .doesNotContain("setAttribute(\"style\"");
    }
  }

  @Test
  void bothLanguagesHaveTheSameMessages() throws IOException {
    assertThat(new TreeSet<>(bundle("messages_en.properties").stringPropertyNames()))
        .isEqualTo(new TreeSet<>(bundle("messages.properties").stringPropertyNames()));
  }

  /** A file that was merged may hold a key twice; the later one would win in silence. */
  @Test
  void noMessageIsSaidTwice() throws IOException {
    for (String name : List.of("messages.properties", "messages_en.properties")) {
      List<String> keys =
          files("classpath*:/" + name).stream()
              .flatMap(file -> file.text().lines())
              .filter(line -> line.matches("[a-zA-Z][^=]*=.*"))
              .map(line -> line.substring(0, line.indexOf('=')).strip())
              .toList();
      assertThat(keys).as(name).doesNotHaveDuplicates().hasSizeGreaterThan(1_000);
    }
  }

  @Test
  void everyMessageOfATemplateExists() throws IOException {
    Properties known = bundle("messages.properties");
    for (File file : files("classpath*:/templates/*.html")) {
      Matcher message = MESSAGE.matcher(file.text());
      while (message.find()) {
        assertThat(known.stringPropertyNames()).as(file.name()).contains(message.group(1));
      }
    }
  }

  @Test
  void everyWordOfAScriptExists() throws IOException {
    Properties known = bundle("messages.properties");
    for (File file : files("classpath*:/static/assets/js/**/*.js")) {
      Matcher word = WORD.matcher(file.text());
      while (word.find()) {
        assertThat(known.stringPropertyNames()).as(file.name()).contains("js." + word.group(1));
      }
    }
  }
}
