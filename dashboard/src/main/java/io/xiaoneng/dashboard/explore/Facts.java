package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Sheet.Fact;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be known beside figures to read them, in every file the same. */
final class Facts {

  private Facts() {}

  /** All of it, in the order shown. */
  static List<Fact> of(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    MetricDefinition metric = asked.metric();
    List<Fact> facts = new ArrayList<>();
    add(facts, texts, "metric", texts.metric(asked) + " (" + metric.id() + ")");
    add(facts, texts, "kind", texts.of("explore.kind." + asked.kind().wireName()));
    add(facts, texts, "period", texts.period(asked));
    add(facts, texts, "narrowed", texts.narrowed(asked));
    add(facts, texts, "against", texts.against(shown));
    add(facts, texts, "whole", whole(shown, texts));
    add(facts, texts, "n", n(shown, texts));
    add(facts, texts, "unit", texts.of("explore.unit." + metric.unit().code()));
    add(facts, texts, "asOf", moment(asked.asOf(), texts));
    Instant knownAt = asked.knownAt();
    add(facts, texts, "knownAt", knownAt == null ? "" : moment(knownAt, texts));
    add(facts, texts, "version", version(asked, texts));
    add(facts, texts, "definition", texts.of(metric.definition()));
    add(facts, texts, "cut", cut(shown, texts));
    add(facts, texts, "source", source(asked, texts));
    return facts;
  }

  private static void add(List<Fact> facts, Texts texts, String name, String value) {
    if (!value.isEmpty()) {
      facts.add(new Fact(texts.of("explore.fact." + name), value));
    }
  }

  /** The figure over all, with its interval. */
  static String whole(Shown shown, Texts texts) {
    MetricDefinition metric = shown.asked().metric();
    if (shown.whole().tooFew()) {
      return texts.of("hidden.few");
    }
    String interval = texts.interval(metric, shown.whole());
    return texts.amount(metric, shown.whole().value())
        + (interval.isEmpty() ? "" : " (" + texts.of("figure.interval") + " " + interval + ")");
  }

  /** What the figure is made of; of a count the count itself. */
  static String n(Shown shown, Texts texts) {
    Long n = shown.whole().n();
    Double value = shown.whole().value();
    return n != null
        ? texts.figures().count(n)
        : value != null && shown.asked().metric().unit() == MetricDefinition.Unit.COUNT
            ? texts.figures().count(value)
            : "";
  }

  /** The definition's version, and which date it goes by. */
  static String version(Exploration asked, Texts texts) {
    return texts.of(
        "explore.version", asked.metric().version(), texts.of(asked.metric().cohort().text()));
  }

  static String moment(Instant instant, Texts texts) {
    return texts.figures().at(instant);
  }

  /** What is not shown; "" where all is. */
  static String cut(Shown shown, Texts texts) {
    return shown.cut() && shown.asked().kind() != Kind.FUNNEL
        ? texts.of(
            "explore.cut", texts.figures().count(shown.parts()), texts.figures().count(shown.all()))
        : "";
  }

  /** Where the figures come from, and how to ask for the very same again. */
  static String source(Exploration asked, Texts texts) {
    Map<String, String[]> exact = parameters(asked);
    return texts.of(
        "explore.source",
        Addresses.of(
            "/explore",
            exact,
            List.of("period"),
            Map.of(
                "from", asked.from().toString(),
                "to", asked.to().toString(),
                "asOf", asked.asOf().toString())));
  }

  /** The address of the question under a path. */
  static String address(String path, Exploration asked) {
    return Addresses.of(path, parameters(asked), List.of(), Map.of());
  }

  private static Map<String, String[]> parameters(Exploration asked) {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    asked.parameters().forEach((name, value) -> parameters.put(name, new String[] {value}));
    return parameters;
  }
}
