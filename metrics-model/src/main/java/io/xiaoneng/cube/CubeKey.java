package io.xiaoneng.cube;

import io.xiaoneng.calendar.StoredTimes;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Address of a cell. Codes are as in the case's attributes, "" where unknown.
 *
 * @param day local date by which {@code cohort} places the case, within {@link StoredTimes}: days
 *     that the table cannot tell apart are one day here, too
 * @param kind IMMEDIATE, COMMITTED or ""
 */
public record CubeKey(
    Cohort cohort, LocalDate day, String district, String channel, String itemType, String kind) {

  public CubeKey {
    day = StoredTimes.date(day);
  }

  /** By which date a cell's cases are placed. */
  public enum Cohort {
    APPLIED("applied"),
    /** Real acceptances. */
    ACCEPTED("accepted"),
    /**
     * Deemed acceptances, by the day they count from. They hold only once five counted days after
     * that day have passed; a reader leaves younger days out.
     */
    DEEMED("deemed"),
    DECIDED("decided"),
    DUE("due"),
    /** Quarantined cases, by the day of their first event. */
    QUARANTINED("quarantined");

    private final String code;

    Cohort(String code) {
      this.code = code;
    }

    /** The name in the table. */
    public String code() {
      return code;
    }
  }

  // By hand, as the next: a bundle looks up some hundred thousand keys, and what the compiler makes
  // for a record goes through method handles.

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CubeKey that
            && cohort == that.cohort
            && day.equals(that.day)
            && district.equals(that.district)
            && channel.equals(that.channel)
            && itemType.equals(that.itemType)
            && kind.equals(that.kind);
  }

  @Override
  public int hashCode() {
    int hash = cohort.ordinal() * 31 + day.hashCode();
    hash = hash * 31 + district.hashCode();
    hash = hash * 31 + channel.hashCode();
    hash = hash * 31 + itemType.hashCode();
    return hash * 31 + kind.hashCode();
  }
}
