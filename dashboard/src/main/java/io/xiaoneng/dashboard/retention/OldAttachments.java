package io.xiaoneng.dashboard.retention;

import io.xiaoneng.card.CardState;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.supervision.AttachmentFiles;
import io.xiaoneng.task.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files of cards and tasks that were closed long ago. The line that there was one stays. */
@Repository
class OldAttachments {

  private static final String OLD =
      " erased_at is null and ("
          + of("card", closed(CardState.values(), CardState::waitsFor))
          + " or "
          + of("task", closed(TaskState.values(), TaskState::waitsFor))
          + ")";

  private final JdbcClient jdbc;
  private final AttachmentFiles files;

  OldAttachments(JdbcClient jdbc, AttachmentFiles files) {
    this.jdbc = jdbc;
    this.files = files;
  }

  /** The states in which nobody is waited for any more: its end. */
  private static <S extends Enum<S>> String closed(
      S[] states, java.util.function.Function<S, ?> waitsFor) {
    return Arrays.stream(states)
        .filter(each -> waitsFor.apply(each) == null)
        .map(each -> "'" + each.name() + "'")
        .collect(Collectors.joining(", "));
  }

  private static String of(String kind, String closed) {
    return "exists (select 1 from supervision_%1$s m where matter = concat('%1$s/', m.id) and m.state in (%2$s) and not exists (select 1 from supervision_%1$s_step s where s.%1$s = m.id and s.at >= ?))"
        .formatted(kind, closed);
  }

  /** How many there are whose matter was closed before. */
  long count(Instant before) {
    return jdbc.sql("select count(*) from supervision_attachment where" + OLD)
        .params(Stream.generate(() -> Moments.utc(before)).limit(2).toList())
        .query(Long.class)
        .single();
  }

  /**
   * Takes them away. A file that two matters share goes with the last of them.
   *
   * @return how many
   */
  long erase(Instant before, Instant now) {
    int erased =
        jdbc.sql("update supervision_attachment set erased_at = ? where" + OLD)
            .params(List.of(Moments.utc(now), Moments.utc(before), Moments.utc(before)))
            .update();
    // Also those of a run that was cut short: what has no line that needs it is not there.
    jdbc.sql(
            "select distinct sha256 from supervision_attachment a where erased_at is not null and"
                + " not exists (select 1 from supervision_attachment b where b.sha256 = a.sha256"
                + " and b.erased_at is null)")
        .query(String.class)
        .list()
        .forEach(this::delete);
    return erased;
  }

  private void delete(String sha256) {
    try {
      Files.deleteIfExists(files.path(sha256));
    } catch (IOException e) {
      throw new UncheckedIOException("an attachment cannot be taken away", e);
    }
  }
}
