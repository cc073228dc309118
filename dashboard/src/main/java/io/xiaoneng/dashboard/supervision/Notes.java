package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Comments and files of matters. Whether somebody may see the matter is seen to before it comes
 * here.
 */
@Repository
public class Notes {

  /** Longest text that is taken. */
  public static final int LONGEST = 4_000;

  /** Most comments, and most files, of one matter. */
  static final int MOST = 200;

  private static final int LONGEST_NAME = 200;

  private final JdbcClient jdbc;
  private final AttachmentFiles files;
  private final AuditLog audit;
  private final CityClock clock;

  Notes(JdbcClient jdbc, AttachmentFiles files, AuditLog audit, CityClock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  /** Something said beside the steps. */
  public record Comment(long id, String author, Party party, Instant at, String text) {}

  /** The comments of a matter, the oldest first. */
  public List<Comment> comments(Matter matter) {
    return jdbc.sql(
            "select id, author, party, at, said from supervision_comment where matter = ?"
                + " order by id")
        .param(matter.toString())
        .query(
            (row, n) ->
                new Comment(
                    row.getLong(1),
                    row.getString(2),
                    Party.valueOf(row.getString(3)),
                    Moments.at(row, 4),
                    row.getString(5)))
        .list();
  }

  /** The files of a matter, the oldest first. */
  public List<Attachment> attachments(Matter matter) {
    return jdbc.sql(
            "select id, name, media_type, size, sha256, author, at from supervision_attachment"
                + " where matter = ? order by id")
        .param(matter.toString())
        .query(
            (row, n) ->
                new Attachment(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    Moments.at(row, 7)))
        .list();
  }

  /**
   * Adds a comment.
   *
   * @throws BadParameterException for an empty or overlong text
   */
  @Transactional
  public void comment(Matter matter, Actor actor, Hand hand, String text) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw new BadParameterException("text", "text must have 1 to " + LONGEST + " characters");
    }
    room(comments(matter).size());
    jdbc.sql(
            "insert into supervision_comment (matter, author, party, at, said)"
                + " values (?, ?, ?, ?, ?)")
        .params(matter.toString(), actor.name(), side(hand).name(), now(), said)
        .update();
    audit.record(actor, matter.kind() + ".comment", matter.toString(), "");
  }

  /**
   * Adds a file.
   *
   * @param announced its length as the sender tells it; -1 for unknown
   * @throws NoteRefusedException where it is not taken
   */
  @Transactional
  public Attachment attach(
      Matter matter, Actor actor, Hand hand, String name, long announced, InputStream content)
      throws IOException {
    side(hand);
    String plain = plain(name);
    room(attachments(matter).size());
    AttachmentFiles.Kept kept = files.take(plain, announced, content);
    jdbc.sql(
            "insert into supervision_attachment (matter, name, media_type, size, sha256, author,"
                + " at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            matter.toString(),
            plain,
            kept.mediaType(),
            kept.size(),
            kept.sha256(),
            actor.name(),
            now())
        .update();
    audit.record(
        actor, matter.kind() + ".attach", matter.toString(), plain + " sha256=" + kept.sha256());
    List<Attachment> all = attachments(matter);
    return all.get(all.size() - 1);
  }

  /** A file that somebody takes away, for the audit log. */
  @Transactional
  public Attachment read(Matter matter, long id, Actor actor) {
    Attachment attachment =
        attachments(matter).stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(() -> new MatterMissingException(matter));
    audit.record(actor, matter.kind() + ".download", matter.toString(), attachment.name());
    return attachment;
  }

  private static void room(int there) {
    if (there >= MOST) {
      throw new NoteRefusedException(
          HttpStatus.CONFLICT, "there are " + MOST + " already, more are not taken");
    }
  }

  private OffsetDateTime now() {
    return Moments.utc(clock.now());
  }

  /** On whose side a comment is made; what somebody says who only reads is nobody's word. */
  private static Party side(Hand hand) {
    return hand.parties().stream()
        .min(Enum::compareTo)
        .orElseThrow(
            () -> new NoteRefusedException(HttpStatus.FORBIDDEN, "readers say nothing here"));
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String clean = last.strip();
    if (clean.isEmpty()
        || clean.length() > LONGEST_NAME
        || clean.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadParameterException(
          "name", "name must be a file's name of 1 to " + LONGEST_NAME + " characters");
    }
    return clean;
  }
}
