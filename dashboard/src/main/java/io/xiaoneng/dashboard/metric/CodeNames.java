package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.page.PageConfiguration;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Agency;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What the codes of a column or a dimension are called: by the registry, and where it has no names
 * for them, as those of channels, in the words of the pages.
 */
@Component
public class CodeNames {

  private final RegistryView registry;
  private final MessageSource messages;

  CodeNames(RegistryView registry, MessageSource messages) {
    this.registry = registry;
    this.messages = messages;
  }

  /** Both names; "" where the registry has none. */
  public record Name(String zh, String en) {
    /** No name. */
    public static final Name NONE = new Name("", "");
  }

  /** The value of a column with its name. */
  Cell cell(ListColumn column, @Nullable Object value) {
    Name name = value instanceof String code ? of(column.name(), code) : Name.NONE;
    return new Cell(column.name(), value, name.zh, name.en);
  }

  /** What the registry calls a code of that column or dimension; {@link Name#NONE} for nothing. */
  public Name of(String column, String code) {
    if (code.isEmpty()) {
      return Name.NONE;
    }
    return switch (column) {
      case "unit" -> {
        UnitNode unit = registry.unit(code);
        yield new Name(unit.nameZh(), unit.nameEn());
      }
      case "item" -> new Name(registry.itemNameZh(code), registry.itemNameEn(code));
      case "point" -> name(registry.registry().point(code), Point::nameZh, Point::nameEn);
      case "source" -> name(registry.registry().source(code), Source::nameZh, Source::nameEn);
      case "agency" ->
          name(
              first(Agency.class, each -> each.code().equals(code)),
              Agency::nameZh,
              Agency::nameEn);
      case "bundle" ->
          name(
              first(Bundle.class, each -> each.code().equals(code)),
              Bundle::nameZh,
              Bundle::nameEn);
      case "dataset" ->
          name(
              first(Dataset.class, each -> each.code().equals(code)),
              Dataset::nameZh,
              Dataset::nameEn);
      default -> Name.NONE;
    };
  }

  /**
   * What a value of that dimension is called in both languages; the code itself where nobody has a
   * name for it.
   */
  public Text called(String dimension, String code) {
    Name name = of(dimension, code);
    if (name.zh.isEmpty()) {
      return new Text(
          word(dimension, code, PageConfiguration.DEFAULT_LOCALE),
          word(dimension, code, Locale.ENGLISH));
    }
    return new Text(name.zh, name.en.isEmpty() ? name.zh : name.en);
  }

  /**
   * The codes there are of a dimension: what the registry has of it, else the values it may have.
   *
   * @return in their order; empty for time, and for what no record tells of, as desks of halls
   */
  public SortedSet<String> codes(String dimension) {
    Registry known = registry.registry();
    Stream<String> codes =
        switch (dimension) {
          case "unit" -> known.all(Unit.class).stream().map(Unit::code);
          case "item" -> known.all(Item.class).stream().map(Item::code);
          case "item-type" -> known.all(Item.class).stream().map(Item::type);
          case "point" -> known.all(Point.class).stream().map(Point::id);
          case "source" -> known.all(Source.class).stream().map(Source::prefix);
          case "bundle" -> known.all(Bundle.class).stream().map(Bundle::code);
          case "agency" -> known.all(Agency.class).stream().map(Agency::code);
          case "service" -> known.all(Agency.class).stream().flatMap(a -> a.services().stream());
          default -> {
            Dimension of = Dimension.ofWireName(dimension);
            Set<String> allowed = of == null ? null : of.allowed();
            yield allowed == null ? Stream.empty() : allowed.stream();
          }
        };
    return codes.filter(each -> !each.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
  }

  private String word(String dimension, String code, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(dimension + '.' + code, null, code, locale));
  }

  private <T extends RegistryRecord> @Nullable T first(Class<T> type, Predicate<T> wanted) {
    return registry.registry().all(type).stream().filter(wanted).findFirst().orElse(null);
  }

  private static <T> Name name(@Nullable T record, Function<T, String> zh, Function<T, String> en) {
    return record == null ? Name.NONE : new Name(zh.apply(record), en.apply(record));
  }
}
