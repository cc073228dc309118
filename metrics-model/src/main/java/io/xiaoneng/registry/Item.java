package io.xiaoneng.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item 事项.
 *
 * @param version 1 or more
 * @param validFrom from when it is in force, inclusive
 * @param type 行政许可, 行政给付, 行政确认, 其他行政权力, 公共服务, …; "" where unclassified
 * @param promised promised limit 承诺时限
 * @param statutory statutory limit 法定时限
 * @param immediate 即办件
 */
public record Item(
    String code,
    long version,
    Instant validFrom,
    String nameZh,
    String nameEn,
    String type,
    Limit promised,
    Limit statutory,
    boolean immediate,
    boolean auto)
    implements RegistryRecord {

  /** {@code validFrom} of a version that was always in force: before every event. */
  public static final Instant ALWAYS = Instant.parse("-0001-01-01T00:00:00Z");

  /** The type whose acceptance can be deemed, 行政许可法 §32. */
  public static final String LICENCE = "行政许可";

  /** Whether the item is an administrative licence. */
  public boolean licence() {
    return type.equals(LICENCE);
  }

  /** {@code null}-safe lookup of the type, "" where the item is not registered. */
  public static String typeOf(@Nullable Item item) {
    return item == null ? "" : item.type();
  }
}
