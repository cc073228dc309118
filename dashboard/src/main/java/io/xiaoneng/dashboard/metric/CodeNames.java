package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Agency;
import io.xiaoneng.registry.Bundle;
import io.xiaoneng.registry.Dataset;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.RegistryRecord;
import io.xiaoneng.registry.Source;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the registry calls the codes of a column or a dimension. */
final class CodeNames {

  private final RegistryView registry;

  CodeNames(RegistryView registry) {
    this.registry = registry;
  }

  /** Both names; "" where the registry has none. */
  record Name(String zh, String en) {
    static final Name NONE = new Name("", "");
  }

  /** The value of a column with its name. */
  Cell cell(ListColumn column, @Nullable Object value) {
    Name name = value instanceof String code ? of(column.name(), code) : Name.NONE;
    return new Cell(column.name(), value, name.zh, name.en);
  }

  /** The name of a code of that column or dimension. */
  Name of(String column, String code) {
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

  private <T extends RegistryRecord> @Nullable T first(Class<T> type, Predicate<T> wanted) {
    return registry.registry().all(type).stream().filter(wanted).findFirst().orElse(null);
  }

  private static <T> Name name(@Nullable T record, Function<T, String> zh, Function<T, String> en) {
    return record == null ? Name.NONE : new Name(zh.apply(record), en.apply(record));
  }
}
