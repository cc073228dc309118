package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.supervision.MatterCourse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the tables of matters have in common: {@code state}, {@code version} and {@code due_at}
 * follow from the steps and are written with each of them.
 *
 * @param name of the table
 */
public record MatterTable(JdbcClient jdbc, String name) {

  /** Moves a row on; false where it is no longer at the version before. */
  public boolean advance(long id, MatterCourse<?> course, @Nullable Instant due) {
    return jdbc.sql(
                "update "
                    + name
                    + " set state = ?, version = ?, due_at = ? where id = ? and version = ?")
            .params(
                Arrays.asList(
                    course.state().name(), course.version(), utc(due), id, course.version() - 1))
            .update()
        > 0;
  }

  /** An instant as the columns hold it; null stays null. */
  public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
