package io.xiaoneng.dashboard.assessment;

/** What was kept of a book is not what was signed: somebody has changed it in the store. */
public final class BookDamagedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the edition. */
  public BookDamagedException(Edition edition) {
    super(
        "edition %d of %s is not what was signed: its checksum must be %s"
            .formatted(edition.number(), edition.month(), edition.sha256()));
  }
}
