package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.dashboard.assessment.Books;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.editor.SchemeReader.Frame;
import io.xiaoneng.dashboard.assessment.scheme.AdoptedScheme;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.assessment.scheme.SchemeProblem;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Typed;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.YearMonth;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts schemes in force. A draft is adopted by somebody who had no hand in it, with the document it
 * rests on, from the first day of a month that was not published yet, and never changes from then
 * on.
 */
@Service
public class SchemeAdoption {

  private static final int MOST_TEXT = 1_000;

  private final SchemeDrafts drafts;
  private final DraftStore store;
  private final SchemeBook book;
  private final Books books;
  private final CityClock clock;
  private final AuditLog audit;

  SchemeAdoption(
      SchemeDrafts drafts,
      DraftStore store,
      SchemeBook book,
      Books books,
      CityClock clock,
      AuditLog audit) {
    this.drafts = drafts;
    this.store = store;
    this.book = book;
    this.books = books;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Puts a draft in force.
   *
   * @param revision that was read: what is adopted is what was looked at
   * @param from month, {@code 2026-03}; its first day is the scheme's
   * @param to its last month, inclusive; blank for none
   * @param documentZh 依据文件
   * @param documentEn the same in English; blank where it has no English name
   * @throws BadParameterException naming the field
   */
  @Transactional
  public void adopt(
      String family,
      int version,
      int revision,
      String from,
      String to,
      String documentZh,
      String documentEn,
      Actor by) {
    Draft draft = drafts.open(family, version);
    if (draft.revision() != revision) {
      throw SchemeDrafts.stale(draft);
    }
    if (store.hands(family, version).contains(by.name())) {
      throw new BadParameterException(
          "adopt", by.name() + " had a hand in the draft; somebody else must adopt it");
    }
    YearMonth first = Typed.month("from", from);
    YearMonth last = to.isBlank() ? null : Typed.month("to", to);
    if (last != null && last.isBefore(first)) {
      throw new BadParameterException("to", "to is " + last + ", must not be before " + first);
    }
    refuseWhatWasPublished(first);
    SchemeDrafts.Looked looked =
        drafts.looked(
            draft,
            new Frame(
                family,
                version,
                document(documentZh, documentEn),
                first.atDay(1),
                last == null ? null : last.atEndOfMonth()));
    Scheme scheme = looked.scheme();
    if (scheme == null || !looked.fit()) {
      SchemeProblem problem =
          looked.problems().stream().filter(each -> !each.warning()).findFirst().orElseThrow();
      throw new BadParameterException(
          "scheme",
          "the draft cannot be adopted yet: %s %s %s %s"
              .formatted(
                  problem.code(), problem.unitClass(), problem.metric(), problem.arguments()));
    }
    if (!store.end(family, version, revision, Draft.State.ADOPTED, by.name(), clock.now())) {
      throw SchemeDrafts.stale(draft);
    }
    book.keep(scheme, draft.madeBy(), by.name());
    record(
        by,
        "scheme.adopted",
        family,
        version,
        "from %s, %s".formatted(scheme.from(), scheme.document().zh()));
  }

  /**
   * Takes back an adopted version whose first day has not come.
   *
   * @throws BadParameterException where there is none, it has begun, or no reason is told
   */
  @Transactional
  public void withdraw(String family, int version, String why, Actor by) {
    AdoptedScheme found =
        book.adopted(family, version)
            .orElseThrow(
                () ->
                    new BadParameterException(
                        "version", "the city adopted no %s %d".formatted(family, version)));
    if (!found.scheme().from().isAfter(clock.today())) {
      throw new BadParameterException(
          "version", found.scheme().from() + " has come; adopt another version for a later month");
    }
    String reason = Typed.text("reason", why, MOST_TEXT);
    if (!book.withdraw(found.scheme(), reason, by.name())) {
      throw new BadParameterException("version", "it was withdrawn before");
    }
    record(by, "scheme.withdrawn", family, version, reason);
  }

  private void refuseWhatWasPublished(YearMonth first) {
    for (Edition each : books.all()) {
      if (each.kind() != Edition.Kind.DRAFT && each.month().compareTo(first.toString()) >= 0) {
        throw new BadParameterException(
            "from",
            "%s was published already; a scheme begins after the last month that was"
                .formatted(each.month()));
      }
    }
  }

  private static Text document(String zh, String en) {
    String chinese = zh.strip();
    String english = en.isBlank() ? chinese : en.strip();
    if (chinese.isEmpty() || chinese.length() > MOST_TEXT || english.length() > MOST_TEXT) {
      throw new BadParameterException(
          "document",
          "document has %d characters, must have 1 to %d; a scheme is adopted by a document"
              .formatted(chinese.length(), MOST_TEXT));
    }
    return new Text(chinese, english);
  }

  private void record(Actor by, String action, String family, int version, String detail) {
    audit.record(by, action, "scheme/%s/%d".formatted(family, version), detail);
  }
}
