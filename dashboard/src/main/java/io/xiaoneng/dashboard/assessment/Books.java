package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import java.util.List;
import java.util.Optional;

/** The books that were kept. Whoever asks has been let in before; nothing here narrows. */
public interface Books {

  /** Editions of all months, the newest month first, of each the newest edition first. */
  List<Edition> all();

  /** Editions of a month, the oldest first. */
  List<Edition> of(String month);

  /**
   * The edition that counts: the newest restatement, else the final one, else the published one.
   * Empty while there is but a draft.
   */
  Optional<Edition> inForce(String month);

  /** The book of an edition. */
  Book book(Edition edition);

  /** The book of an edition without its scorecards: schemes, versions, classes and their ties. */
  Book head(Edition edition);

  /**
   * The book's canonical JSON (RFC 8785), the bytes its checksum is over.
   *
   * @throws BookDamagedException where what is kept is not what was signed
   */
  byte[] bytes(Edition edition);

  /** One scorecard of an edition, without reading the others. */
  Optional<Scorecard> card(Edition edition, String code);

  /** Which of the book's classes that scorecard stands in, from 0. */
  Optional<Integer> classOf(Edition edition, String code);
}
