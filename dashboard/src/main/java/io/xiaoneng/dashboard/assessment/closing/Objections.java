package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Objections of units to lines of their scorecards, and the answers to them. */
@Service
public class Objections {

  private static final int LONGEST = 4_000;

  private final ObjectionStore store;
  private final Closing closing;
  private final BookStore books;
  private final CityClock clock;
  private final AuditLog audit;
  private final ClosingNews news;
  private final TransactionTemplate transaction;

  Objections(
      ObjectionStore store,
      Closing closing,
      BookStore books,
      CityClock clock,
      AuditLog audit,
      ClosingNews news,
      TransactionTemplate transaction) {
    this.store = store;
    this.closing = closing;
    this.books = books;
    this.clock = clock;
    this.audit = audit;
    this.news = news;
    this.transaction = transaction;
  }

  /** Of a month, open ones first. Whoever asks has been let in before. */
  public List<Objection> of(String month) {
    return store.of(month);
  }

  /** Of one unit. */
  public List<Objection> of(String month, String code) {
    return store.of(month).stream().filter(each -> each.code().equals(code)).toList();
  }

  /** The objection of that id in that month. */
  public Optional<Objection> find(String month, long id) {
    return store.find(id).filter(each -> each.month().equals(month));
  }

  /**
   * Objects to a line. Whoever asks may speak for the unit.
   *
   * @param metric of the line
   * @throws ClosingRefusedException outside the term, against a line that is not there, or twice
   */
  public Objection raise(YearMonth month, String code, String metric, String said, Actor actor) {
    Edition published = closing.published(month);
    Instant now = clock.now();
    Instant until = published.objectionsUntil();
    if (until != null && now.isAfter(until)) {
      throw Closing.refused(Why.TERM_OVER, "objections to " + month + " ended at " + until);
    }
    Scorecard card =
        books
            .card(published, code)
            .orElseThrow(() -> Closing.refused(Why.NO_LINE, code + " has no scorecard"));
    if (card.lines().stream().noneMatch(line -> line.metric().equals(metric))) {
      throw Closing.refused(Why.NO_LINE, code + " has no line " + metric);
    }
    String words = Closing.words(said, LONGEST);
    try {
      return kept(
          () -> {
            store.add(month.toString(), code, metric, words, actor.name(), now);
            Objection made =
                store.of(month.toString()).stream()
                    .filter(each -> each.code().equals(code) && each.metric().equals(metric))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("an objection was not kept"));
            audit.record(actor, "assessment.object", subject(made), metric);
            news.objected(made);
            return made;
          });
    } catch (DuplicateKeyException e) {
      throw Closing.refused(Why.TWICE, "there is an objection to " + metric + " of " + code);
    }
  }

  /**
   * Answers an objection, once.
   *
   * @throws ClosingRefusedException where it is answered already, or the month is final
   */
  public Objection answer(Objection objection, Ruling ruling, String answer, Actor actor) {
    closing.published(YearMonth.parse(objection.month()));
    String words = Closing.words(answer, LONGEST);
    return kept(
        () -> {
          if (!store.answer(objection.id(), ruling, words, actor.name(), clock.now())) {
            throw Closing.refused(Why.ANSWERED, "it is answered already");
          }
          Objection made = store.find(objection.id()).orElse(objection);
          audit.record(actor, "assessment.answer", subject(made), ruling.name());
          news.answered(made);
          return made;
        });
  }

  private Objection kept(Supplier<Objection> work) {
    Objection made = transaction.execute(status -> work.get());
    if (made == null) {
      throw new IllegalStateException("nothing was kept");
    }
    return made;
  }

  private static String subject(Objection objection) {
    return "assessment/%s/%s".formatted(objection.month(), objection.code());
  }
}
