package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Codes of every kind are called what the registry calls them, or the pages. */
class CodeNamesTest {

  private final CodeNames names = new CodeNames(registry(), messages());

  private static FixedRegistryView registry() {
    FixedRegistryView registry = new FixedRegistryView(ZoneOffset.UTC);
    registry.unit("city", Unit.Level.CITY, null);
    for (String kind : new String[] {"item", "point", "source", "agency", "bundle", "dataset"}) {
      registry.put(
          kind + (kind.equals("item") ? "/x/1" : "/x"),
          """
          {"kind":"%s","code":"x","id":"x","prefix":"x","nameZh":"%s名","nameEn":"the %s"}"""
              .formatted(kind, kind, kind));
    }
    registry.put("agency/y", "{\"kind\":\"agency\",\"code\":\"y\",\"nameZh\":\"乙\"}");
    return registry;
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @ParameterizedTest
  @ValueSource(strings = {"item", "point", "source", "agency", "bundle", "dataset"})
  void whatIsRegisteredHasItsNames(String kind) {
    assertThat(names.of(kind, "x")).isEqualTo(new CodeNames.Name(kind + "名", "the " + kind));
    assertThat(names.called(kind, "x")).isEqualTo(new Text(kind + "名", "the " + kind));
  }

  @ParameterizedTest
  @CsvSource({
    "channel, WEB, 电脑端, Web",
    "applicant-kind, PERSON, 自然人, Persons",
    "agency, y, 乙, 乙",
    "agency, gone, gone, gone",
    "unit, gone, gone, gone",
    "service, survey, survey, survey"
  })
  void whatIsNotIsCalledInTheWordsOfThePagesOrByItsCode(
      String dimension, String code, String zh, String en) {
    assertThat(names.called(dimension, code)).isEqualTo(new Text(zh, en));
  }

  @Test
  void noCodeHasNoName() {
    assertThat(names.of("unit", "")).isSameAs(CodeNames.Name.NONE);
    assertThat(names.of("channel", "WEB")).isSameAs(CodeNames.Name.NONE);
  }
}
