package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the parts of the program hang what people should know, and people read it. */
@Service
public class NoticeBoard {

  /** Notices on a page. */
  public static final int ON_A_PAGE = 50;

  private final NoticeStore store;
  private final RegistryView registry;
  private final Clock clock;
  private final TransactionTemplate nested;

  NoticeBoard(
      NoticeStore store,
      RegistryView registry,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.registry = registry;
    this.clock = clock;
    // A key that somebody else has just used must not spoil the transaction around.
    this.nested = new TransactionTemplate(transactions);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Hangs a notice up and has it sent to every channel that it is for. It belongs to the caller's
   * transaction: what is rolled back tells nobody.
   *
   * @return false where there was one of that key, which stays as it is
   */
  public boolean post(Notice notice) {
    if (store.has(notice.key())) {
      return false;
    }
    try {
      nested.executeWithoutResult(status -> store.add(notice, now()));
      return true;
    } catch (DuplicateKeyException postedMeanwhile) {
      return false;
    }
  }

  /** The newest notices for somebody, unread ones first, at most {@link #ON_A_PAGE}. */
  public List<PostedNotice> of(Actor actor) {
    return of(actor, 1);
  }

  /**
   * A page of the notices for somebody, unread ones first, then the newest first.
   *
   * @param page from 1
   */
  public List<PostedNotice> of(Actor actor, int page) {
    return store.list(query(actor), actor.name(), (page - 1) * ON_A_PAGE, ON_A_PAGE);
  }

  /** How many there are for somebody, read or not. */
  public long count(Actor actor) {
    return store.count(query(actor));
  }

  /** How many of theirs somebody has not marked as read. */
  public long unread(Actor actor) {
    return store.unread(query(actor), actor.name());
  }

  /**
   * Marks a notice as read by somebody; a second time changes nothing.
   *
   * @throws NoticeMissingException where there is none, or not for them
   */
  public void markRead(Actor actor, long id) {
    if (!store.sees(query(actor), id)) {
      throw new NoticeMissingException("notice", Long.toString(id));
    }
    if (store.isRead(id, actor.name())) {
      return;
    }
    try {
      nested.executeWithoutResult(status -> store.markRead(id, actor.name(), now()));
    } catch (DuplicateKeyException markedMeanwhile) {
      // Read is read.
      return;
    }
  }

  /**
   * Marks as read whatever is for somebody and not newer than what they saw; how many were unread.
   *
   * @param newest id of the newest notice they saw
   */
  @Transactional
  public int markAllRead(Actor actor, long newest) {
    return store.markAllRead(query(actor), newest, actor.name(), now());
  }

  private NoticeQuery query(Actor actor) {
    String own = actor.unit();
    return NoticeQuery.of(actor, own == null ? null : registry.subtree(own));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
