package io.xiaoneng.registry;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The registry as its topic tells it, record by record. Lookups may run on any number of threads
 * beside one that applies records; each sees every record that was applied before it.
 */
public final class MutableRegistry implements Registry {

  private final ZoneId zone;
  private final Map<String, Unit> units = new ConcurrentHashMap<>();
  private final Map<String, NavigableMap<Long, Item>> items = new ConcurrentHashMap<>();
  private final Map<String, Point> points = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<String, Source> sources = new ConcurrentSkipListMap<>();
  private final Map<String, RegistryRecord> others = new ConcurrentHashMap<>();
  private final Map<String, WorkCalendar> calendars = new ConcurrentHashMap<>();
  private volatile long epoch;

  /**
   * Districts by unit, as far as asked for; a new map after each change of a unit. Who still fills
   * the old one with what has become wrong does so for nobody.
   */
  private volatile Map<String, String> districts = new ConcurrentHashMap<>();

  /**
   * An empty registry.
   *
   * @param zone the city's, in which a date begins
   */
  public MutableRegistry(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Applies one record of the topic.
   *
   * @param json the value, or null to take the record out
   * @param offset of the record; the epoch becomes one more, so that it is the same after every
   *     replay of the topic
   * @throws IllegalArgumentException where the record is bad; nothing changes but the epoch
   */
  public synchronized void apply(String key, byte @Nullable [] json, long offset) {
    try {
      if (json == null) {
        remove(RegistryKey.parse(key));
      } else {
        put(RegistryRecord.parse(key, json, zone));
      }
    } finally {
      epoch = Math.max(epoch, offset + 1);
    }
  }

  /**
   * Applies a record that has no offset yet; the epoch stays.
   *
   * @param object the value, or null to take the record out
   * @throws RegistryException where the record is bad; nothing changes
   */
  public synchronized void apply(RegistryKey key, @Nullable Map<?, ?> object) {
    if (object == null) {
      remove(key);
    } else {
      put(RegistryRecord.parse(key.toString(), object, zone));
    }
  }

  /** Another registry of the same records, to try changes on. */
  public synchronized MutableRegistry copy() {
    MutableRegistry copy = new MutableRegistry(zone);
    copy.units.putAll(units);
    copy.items.putAll(items);
    copy.points.putAll(points);
    copy.sources.putAll(sources);
    copy.others.putAll(others);
    copy.calendars.putAll(calendars);
    copy.epoch = epoch;
    return copy;
  }

  private void put(RegistryRecord record) {
    if (record instanceof Unit unit) {
      units.put(unit.code(), unit);
      districts = new ConcurrentHashMap<>();
    } else if (record instanceof Point point) {
      points.put(point.id(), point);
    } else if (record instanceof Source source) {
      sources.put(source.prefix(), source);
    } else if (record instanceof Item item) {
      NavigableMap<Long, Item> versions = versions(item.code());
      versions.put(item.version(), item);
      items.put(item.code(), versions);
    } else {
      others.put(record.key().toString(), record);
      calendarsChanged(record.key());
    }
  }

  /** Calendars are made again of the program's own years and every issue of theirs. */
  private void calendarsChanged(RegistryKey key) {
    if (key.kind() == RecordKind.CALENDAR) {
      String id = key.code().substring(0, key.code().indexOf('/'));
      List<IssuedYear> issues = new ArrayList<>();
      for (CalendarIssue each : all(CalendarIssue.class)) {
        if (each.id().equals(id)) {
          issues.add(each.year());
        }
      }
      calendars.put(id, WorkCalendar.of(id).with(highest(issues)));
    }
  }

  /** With ascending versions the highest of each year comes last, and stays. */
  private static List<IssuedYear> highest(List<IssuedYear> issues) {
    issues.sort(Comparator.comparing(IssuedYear::year).thenComparing(IssuedYear::version));
    return issues;
  }

  private void remove(RegistryKey key) {
    switch (key.kind()) {
      case UNIT -> {
        units.remove(key.code());
        districts = new ConcurrentHashMap<>();
      }
      case POINT -> points.remove(key.code());
      case SOURCE -> sources.remove(key.code());
      case ITEM -> {
        NavigableMap<Long, Item> versions = versions(key.code());
        versions.remove(key.version());
        if (versions.isEmpty()) {
          items.remove(key.code());
        } else {
          items.put(key.code(), versions);
        }
      }
      default -> {
        others.remove(key.toString());
        calendarsChanged(key);
      }
    }
  }

  /** A copy: readers may hold the old one. */
  private NavigableMap<Long, Item> versions(String code) {
    NavigableMap<Long, Item> known = items.get(code);
    return known == null ? new TreeMap<>() : new TreeMap<>(known);
  }

  @Override
  public @Nullable Unit unit(String code) {
    return units.get(code);
  }

  @Override
  public @Nullable Item item(String code, @Nullable Long version, Instant at) {
    NavigableMap<Long, Item> versions = items.get(code);
    if (versions == null) {
      return null;
    }
    Item named = version == null ? null : versions.get(version);
    if (named != null) {
      return named;
    }
    for (Item item : versions.descendingMap().values()) {
      if (!item.validFrom().isAfter(at)) {
        return item;
      }
    }
    return null;
  }

  @Override
  public boolean knowsItem(String code) {
    return items.containsKey(code);
  }

  @Override
  public @Nullable Point point(String id) {
    return points.get(id);
  }

  @Override
  public @Nullable Source source(String source) {
    String below = source;
    while (true) {
      Map.Entry<String, Source> entry = sources.floorEntry(below);
      if (entry == null || source.startsWith(entry.getKey())) {
        return entry == null ? null : entry.getValue();
      }
      below = commonPrefix(source, entry.getKey());
    }
  }

  private static String commonPrefix(String a, String b) {
    int length = 0;
    while (length < a.length() && length < b.length() && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return a.substring(0, length);
  }

  @Override
  public String districtOf(String unit) {
    Map<String, String> known = districts;
    String district = known.get(unit);
    if (district == null) {
      district = findDistrictOf(unit);
      // Codes nobody registered come without end.
      if (units.containsKey(unit)) {
        known.put(unit, district);
      }
    }
    return district;
  }

  private String findDistrictOf(String unit) {
    String department = "";
    String city = "";
    Set<String> seen = new HashSet<>();
    Unit each = units.get(unit);
    while (each != null && seen.add(each.code())) {
      switch (each.level()) {
        case DISTRICT -> {
          return each.code();
        }
        case DEPARTMENT -> department = each.code();
        case CITY -> city = each.code();
        default -> {}
      }
      String parent = each.parent();
      each = parent == null ? null : units.get(parent);
    }
    return department.isEmpty() ? city : department;
  }

  @Override
  public WorkCalendar calendar(String id) {
    WorkCalendar issued = calendars.get(id);
    return issued == null ? WorkCalendar.of(id) : issued;
  }

  /** Every version of an item, ascending; empty where it is not registered. */
  public List<Item> versionsOf(String code) {
    NavigableMap<Long, Item> versions = items.get(code);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  /** Every record of a type, every version of an item or calendar, in no order. */
  @Override
  public <T extends RegistryRecord> List<T> all(Class<T> type) {
    List<T> found = new ArrayList<>();
    Stream.of(units.values(), points.values(), sources.values(), others.values())
        .flatMap(Collection::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .forEach(found::add);
    items.values().stream()
        .flatMap(versions -> versions.values().stream())
        .filter(type::isInstance)
        .map(type::cast)
        .forEach(found::add);
    return found;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  /** All units, in no order; a view that follows later records. */
  public Iterable<Unit> units() {
    return units.values();
  }
}
