package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Agency;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page's form offers. Safe to share. */
@Component
class Choices {

  /** Longer lists are no help; a code can be typed all the same. */
  private static final int MOST = 600;

  private static final List<String> CHANNELS =
      List.of("COUNTER", "TERMINAL", "WEB", "MOBILE", "MAILBOX", "DOORSTEP", "PHONE", "OTHER");

  private static final Set<Dimension> COMMON =
      Set.of(Dimension.UNIT, Dimension.CHANNEL, Dimension.ITEM, Dimension.SOURCE);

  private final MetricService metrics;
  private final RegistryView registry;

  Choices(MetricService metrics, RegistryView registry) {
    this.metrics = metrics;
    this.registry = registry;
  }

  /** Something that can be chosen. */
  public record Choice(String value, String name, boolean chosen) {}

  /** Choices under a heading. */
  public record Group(String name, List<Choice> choices) {}

  /**
   * A field that narrows the question.
   *
   * @param value what it holds; "" for nothing
   * @param closed whether only what is offered will do
   * @param rare whether few ask for it
   */
  public record Field(
      String name,
      String label,
      String value,
      boolean closed,
      boolean rare,
      List<Choice> choices) {}

  /** Whether the rare fields hold anything; null where there are none. */
  static @Nullable Boolean rare(List<Field> fields) {
    List<Field> rare = fields.stream().filter(Field::rare).toList();
    return rare.isEmpty() ? null : rare.stream().anyMatch(each -> !each.value().isEmpty());
  }

  /** Metrics by what they are counted over; to a unit's user those that go by units. */
  List<Group> metrics(@Nullable String chosen, Actor actor, Texts texts) {
    Map<MetricDefinition.Basis, List<Choice>> groups = new LinkedHashMap<>();
    for (MetricDefinition each : MetricCatalogue.all()) {
      if (metrics.answers(each.id()) && (actor.unit() == null || metrics.goesByUnit(each.id()))) {
        groups
            .computeIfAbsent(each.basis(), basis -> new ArrayList<>())
            .add(new Choice(each.id(), texts.of(each.name()), each.id().equals(chosen)));
      }
    }
    List<Group> all = new ArrayList<>();
    groups.forEach(
        (basis, choices) -> all.add(new Group(texts.of("basis." + basis.name()), choices)));
    return all;
  }

  /** A field for each dimension of the metric, the commonest first. */
  List<Field> fields(Exploration asked, Actor actor, Texts texts) {
    List<Field> fields = new ArrayList<>();
    for (Dimension each : asked.offer().dimensions()) {
      String value = String.join(",", asked.filters().getOrDefault(each, List.of()));
      String label = texts.of("list.by." + each.wireName());
      List<Choice> choices = choices(each, asked, actor, texts);
      boolean closed =
          switch (each) {
            case UNIT, CHANNEL, APPLICANT_KIND ->
                value.isEmpty() || choices.stream().anyMatch(Choice::chosen);
            default -> false;
          };
      fields.add(new Field(each.wireName(), label, value, closed, !COMMON.contains(each), choices));
    }
    return fields;
  }

  /** Units to hold the question against. */
  List<Choice> units(@Nullable String chosen, Actor actor, Texts texts) {
    return registry.offered(chosen, actor.unit()).stream()
        .map(each -> choice(each, chosen, texts))
        .toList();
  }

  private static Choice choice(UnitNode unit, @Nullable String chosen, Texts texts) {
    return new Choice(
        unit.code(),
        texts.figures().name(unit.nameZh(), unit.nameEn(), unit.code()),
        unit.code().equals(chosen));
  }

  private List<Choice> choices(Dimension dimension, Exploration asked, Actor actor, Texts texts) {
    String only = asked.only(dimension);
    return switch (dimension) {
      case UNIT -> units(only, actor, texts);
      case CHANNEL ->
          CHANNELS.stream()
              .map(each -> new Choice(each, texts.of("channel." + each), each.equals(only)))
              .toList();
      case APPLICANT_KIND ->
          List.of("PERSON", "ORGANISATION").stream()
              .map(each -> new Choice(each, texts.of("applicant-kind." + each), each.equals(only)))
              .toList();
      case ITEM -> named(Item.class, Item::code, Item::nameZh, Item::nameEn, only, texts);
      case BUNDLE -> named(Bundle.class, Bundle::code, Bundle::nameZh, Bundle::nameEn, only, texts);
      case POINT ->
          actor.unit() != null
              ? List.of()
              : named(Point.class, Point::id, Point::nameZh, Point::nameEn, only, texts);
      case SOURCE ->
          named(Source.class, Source::prefix, Source::nameZh, Source::nameEn, only, texts);
      case AGENCY -> named(Agency.class, Agency::code, Agency::nameZh, Agency::nameEn, only, texts);
      default -> List.of();
    };
  }

  private <T extends RegistryRecord> List<Choice> named(
      Class<T> type,
      Function<T, String> code,
      Function<T, String> zh,
      Function<T, String> en,
      @Nullable String only,
      Texts texts) {
    Map<String, Choice> all = new LinkedHashMap<>();
    registry.registry().all(type).stream()
        .sorted(Comparator.comparing(code))
        .limit(MOST)
        .forEach(
            each ->
                all.put(
                    code.apply(each),
                    new Choice(
                        code.apply(each),
                        texts.figures().name(zh.apply(each), en.apply(each), code.apply(each)),
                        code.apply(each).equals(only))));
    return List.copyOf(all.values());
  }

  /** The ways to cut, by their names in addresses. */
  static List<Choice> cuts(Exploration asked, Texts texts) {
    return asked.offer().splits().stream()
        .map(each -> new Choice(Splits.name(each), texts.cut(each), each.equals(asked.by())))
        .toList();
  }
}
