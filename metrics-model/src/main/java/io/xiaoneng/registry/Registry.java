package io.xiaoneng.registry;

import io.xiaoneng.calendar.WorkCalendar;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reference data as the jobs and the intake look it up. Implementations are immutable or safe. */
public interface Registry {

  /** The unit of that code, or null where it is not registered. */
  @Nullable Unit unit(String code);

  /** The unit of that code if it exists at that moment, else null. */
  default @Nullable Unit unit(String code, Instant at) {
    Unit unit = unit(code);
    return unit != null && unit.validity().covers(at) ? unit : null;
  }

  /**
   * The calendar of that id with the years that the registry has issued.
   *
   * @throws IllegalArgumentException where there is no calendar of that id
   */
  default WorkCalendar calendar(String id) {
    return WorkCalendar.of(id);
  }

  /**
   * The version of an item in force.
   *
   * @param version the version the sender names: taken when it is registered, else, or when null,
   *     the highest one whose {@code validFrom} is not after {@code at}
   * @return null where the item is not registered, or has no version by then
   */
  @Nullable Item item(String code, @Nullable Long version, Instant at);

  /** Whether any version of that item is registered, in force or not. */
  default boolean knowsItem(String code) {
    return item(code, null, Instant.MAX) != null;
  }

  /** The service point of that id, or null where it is not registered. */
  @Nullable Point point(String id);

  /** The source with the longest registered prefix of {@code source}, or null. */
  @Nullable Source source(String source);

  /**
   * Code of the DISTRICT the unit is or belongs to; where none stands above it, of the topmost
   * DEPARTMENT, else of the CITY; "" if unknown.
   */
  String districtOf(String unit);

  /** Counts up with every change; 0 for an empty registry. */
  long epoch();

  /** Every record of that type, in no order; empty where this registry is only looked up in. */
  default <T extends RegistryRecord> List<T> all(Class<T> type) {
    return List.of();
  }
}
