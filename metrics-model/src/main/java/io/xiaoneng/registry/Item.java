package io.xiaoneng.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
 * @param service how it is offered
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
    Service service,
    boolean auto)
    implements RegistryRecord {

  /** {@code validFrom} of a version that was always in force: before every event. */
  public static final Instant ALWAYS = Instant.parse("-0001-01-01T00:00:00Z");

  /** The type whose acceptance can be deemed, 行政许可法 §32. */
  public static final String LICENCE = "行政许可";

  /** 专业, 分领域, 无差别. */
  public static final List<String> WINDOWS = List.of("SPECIALISED", "DOMAIN", "UNIVERSAL");

  /** An item of which nothing is known but its limits. */
  public Item(
      String code,
      long version,
      Instant validFrom,
      String nameZh,
      String nameEn,
      String type,
      Limit promised,
      Limit statutory,
      boolean immediate,
      boolean auto) {
    this(
        code,
        version,
        validFrom,
        nameZh,
        nameEn,
        type,
        promised,
        statutory,
        immediate,
        Service.UNKNOWN,
        auto);
  }

  /**
   * How an item is offered; the catalogue metrics are made of it.
   *
   * @param visits trips the applicant must make 到现场次数; null where not told
   * @param onlineDepth 网办深度: 1 咨询, 2 收件, 3 预审, 4 受理, 5 办理, 6 结果反馈, 7 电子证照
   * @param highFrequency 高频事项
   * @param onlineSince when it went online, null where it has not
   * @param window one of {@link #WINDOWS}, "" where not told
   * @param personal 个人事项
   * @param centres ids of the service centres 便民中心 it is offered at; a point's items say so too
   * @param materials documents an applicant hands in; null where not told
   * @param materialsBaseline the same before the reform; null where not told
   * @param specialProcedures names of the special procedures that are allowed
   * @param secret 涉密: in no catalogue rate
   */
  public record Service(
      @Nullable Long visits,
      Set<Integer> onlineDepth,
      boolean highFrequency,
      @Nullable LocalDate onlineSince,
      String window,
      boolean personal,
      List<String> centres,
      @Nullable Long materials,
      @Nullable Long materialsBaseline,
      List<String> specialProcedures,
      boolean secret,
      boolean sensitive) {

    /** Nothing is known. */
    public static final Service UNKNOWN =
        new Service(
            null, Set.of(), false, null, "", false, List.of(), null, null, List.of(), false, false);

    public Service {
      onlineDepth = Collections.unmodifiableSet(new TreeSet<>(onlineDepth));
      centres = List.copyOf(centres);
      specialProcedures = List.copyOf(specialProcedures);
    }
  }

  @Override
  public RegistryKey key() {
    return new RegistryKey(RecordKind.ITEM, code, version);
  }

  /** Whether the item is an administrative licence. */
  public boolean licence() {
    return type.equals(LICENCE);
  }

  /** {@code null}-safe lookup of the type, "" where the item is not registered. */
  public static String typeOf(@Nullable Item item) {
    return item == null ? "" : item.type();
  }
}
