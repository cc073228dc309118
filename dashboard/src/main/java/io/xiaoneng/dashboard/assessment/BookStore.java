package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.BookJson.Parts;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Editions and their books, in tables {@code assessment_…}. */
@Repository
public class BookStore implements Books {

  private static final int BATCH = 200;

  private static final String EDITIONS =
      "select e.id, e.period, e.number, e.kind, e.restatement, e.schemes, e.as_of, e.known_at,"
          + " e.made_at, e.made_by, b.sha256, b.signature, b.key_id, e.objections_until, e.note"
          + " from assessment_edition e join assessment_book b on b.id = e.book";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final BookJson json;
  private final BookSeal seal;

  BookStore(JdbcClient jdbc, JdbcTemplate batches, BookJson json, BookSeal seal) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.json = json;
    this.seal = seal;
  }

  /**
   * What makes an edition of a book.
   *
   * @param objectionsUntil of a published edition; null for others
   * @param note why a restatement was made; "" for others
   * @param differences to the edition before, anything that JSON can tell
   */
  public record Making(
      Kind kind,
      Instant madeAt,
      String madeBy,
      @Nullable Instant objectionsUntil,
      String note,
      Object differences) {}

  @Override
  public List<Edition> all() {
    return jdbc.sql(EDITIONS + " order by e.period desc, e.number desc").query(this::row).list();
  }

  @Override
  public List<Edition> of(String month) {
    return jdbc.sql(EDITIONS + " where e.period = ? order by e.number")
        .param(month)
        .query(this::row)
        .list();
  }

  @Override
  public Optional<Edition> inForce(String month) {
    List<Edition> shown = of(month).stream().filter(each -> each.kind() != Kind.DRAFT).toList();
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(shown.size() - 1));
  }

  @Override
  public Book book(Edition edition) {
    return json.book(parts(edition));
  }

  @Override
  public byte[] bytes(Edition edition) {
    byte[] bytes = json.whole(parts(edition));
    if (!BookSeal.checksum(bytes).equals(edition.sha256())) {
      throw new BookDamagedException(edition);
    }
    return bytes;
  }

  @Override
  public Optional<Scorecard> card(Edition edition, String code) {
    return ofCard("body", edition, code, String.class).map(json::card);
  }

  @Override
  public Optional<Integer> classOf(Edition edition, String code) {
    return ofCard("class_at", edition, code, Integer.class);
  }

  /** Codes of different populations may be the same: the first class is meant. */
  private <T> Optional<T> ofCard(String column, Edition edition, String code, Class<T> type) {
    return jdbc.sql(
            "select "
                + column
                + " from assessment_card where book = ? and code = ? order by class_at limit 1")
        .params(bookOf(edition), code)
        .query(type)
        .optional();
  }

  @Override
  public Book head(Edition edition) {
    return json.book(new Parts(headOf(edition), List.of()));
  }

  /** The differences that were kept with an edition. */
  public <T> T differences(Edition edition, Class<T> type) {
    return json.read(
        jdbc.sql("select differences from assessment_edition where id = ?")
            .param(edition.id())
            .query(String.class)
            .single(),
        type);
  }

  /** Whether the signature of an edition's bytes is that of a key of this installation. */
  public boolean genuine(Edition edition) {
    return publicKey(edition.keyId())
        .filter(key -> BookSeal.verifies(bytes(edition), edition.signature(), key))
        .isPresent();
  }

  /** A public key, X.509 in base64; empty where there is none of that id. */
  public Optional<String> publicKey(String id) {
    return jdbc.sql("select public_key from assessment_key where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  /**
   * Keeps a new edition with a book of its own, and drops the drafts before it.
   *
   * @throws org.springframework.dao.DuplicateKeyException where somebody made one meanwhile
   */
  @Transactional
  public Edition add(Book book, Making making) {
    List<Edition> before = of(book.month());
    long kept = keep(book);
    Edition made =
        edition(book.month(), before, kept, schemes(book), book.asOf(), book.knownAt(), making);
    dropDrafts(before);
    return made;
  }

  /**
   * Keeps a new edition of the very book of another one: what was looked at is what is published.
   *
   * @throws org.springframework.dao.DuplicateKeyException where somebody made one meanwhile
   */
  @Transactional
  public Edition again(Edition same, Making making) {
    List<Edition> before = of(same.month());
    Edition made =
        edition(
            same.month(),
            before,
            bookOf(same),
            same.schemes(),
            same.asOf(),
            same.knownAt(),
            making);
    dropDrafts(before);
    return made;
  }

  private Edition edition(
      String month,
      List<Edition> before,
      long book,
      String schemes,
      Instant asOf,
      Instant knownAt,
      Making making) {
    int number = before.stream().mapToInt(Edition::number).max().orElse(0) + 1;
    Integer restatement =
        making.kind() == Kind.RESTATEMENT
            ? Integer.valueOf(
                1 + (int) before.stream().filter(each -> each.restatement() != null).count())
            : null;
    jdbc.sql(
            "insert into assessment_edition (period, number, kind, restatement, schemes, as_of,"
                + " known_at, made_at, made_by, objections_until, note, differences, book)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                month,
                number,
                making.kind().name(),
                restatement,
                schemes,
                Moments.utc(asOf),
                Moments.utc(knownAt),
                Moments.utc(making.madeAt()),
                making.madeBy(),
                Moments.utcOrNull(making.objectionsUntil()),
                making.note(),
                json.canonical(making.differences()),
                book))
        .update();
    return of(month).stream()
        .filter(each -> each.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("an edition was not kept"));
  }

  private static String schemes(Book book) {
    return book.schemes().stream()
        .map(each -> each.id() + " " + each.version())
        .collect(Collectors.joining(", "));
  }

  private long keep(Book book) {
    Parts parts = json.parts(book);
    byte[] whole = json.whole(parts);
    if (jdbc.sql("select count(*) from assessment_key where id = ?")
            .param(seal.id())
            .query(Long.class)
            .single()
        == 0) {
      jdbc.sql("insert into assessment_key (id, public_key, made_at) values (?, ?, ?)")
          .params(seal.id(), seal.publicKey(), Moments.utc(book.knownAt()))
          .update();
    }
    long id =
        NewRow.id(
            jdbc.sql(
                    "insert into assessment_book (sha256, signature, key_id, head) values (?, ?, ?, ?)")
                .params(BookSeal.checksum(whole), seal.sign(whole), seal.id(), parts.head()));
    List<Object[]> rows = new ArrayList<>();
    for (int at = 0; at < parts.cards().size(); at++) {
      List<String> cards = parts.cards().get(at);
      for (int place = 0; place < cards.size(); place++) {
        String code = book.classes().get(at).cards().get(place).code();
        rows.add(new Object[] {id, at, place, code, cards.get(place)});
      }
    }
    batches.batchUpdate(
        "insert into assessment_card (book, class_at, place_at, code, body)"
            + " values (?, ?, ?, ?, ?)",
        rows,
        BATCH,
        (statement, row) -> {
          for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
          }
        });
    return id;
  }

  private void dropDrafts(List<Edition> editions) {
    editions.stream().filter(each -> each.kind() == Kind.DRAFT).forEach(this::drop);
  }

  private void drop(Edition draft) {
    long book = bookOf(draft);
    jdbc.sql("delete from assessment_edition where id = ?").param(draft.id()).update();
    boolean shared =
        jdbc.sql("select count(*) from assessment_edition where book = ?")
                .param(book)
                .query(Long.class)
                .single()
            > 0;
    if (!shared) {
      jdbc.sql("delete from assessment_card where book = ?").param(book).update();
      jdbc.sql("delete from assessment_book where id = ?").param(book).update();
    }
  }

  private Parts parts(Edition edition) {
    List<List<String>> cards = new ArrayList<>();
    jdbc.sql(
            "select class_at, body from assessment_card where book = ?"
                + " order by class_at, place_at")
        .param(bookOf(edition))
        .query(
            row -> {
              while (cards.size() <= row.getInt(1)) {
                cards.add(new ArrayList<>());
              }
              cards.get(row.getInt(1)).add(row.getString(2));
            });
    return new Parts(headOf(edition), cards);
  }

  private String headOf(Edition edition) {
    return jdbc.sql("select head from assessment_book where id = ?")
        .param(bookOf(edition))
        .query(String.class)
        .single();
  }

  private long bookOf(Edition edition) {
    return jdbc.sql("select book from assessment_edition where id = ?")
        .param(edition.id())
        .query(Long.class)
        .single();
  }

  private Edition row(ResultSet row, int number) throws SQLException {
    return new Edition(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        Kind.valueOf(row.getString(4)),
        row.getObject(5, Integer.class),
        row.getString(6),
        Moments.at(row, 7),
        Moments.at(row, 8),
        Moments.at(row, 9),
        row.getString(10),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        Moments.atOrNull(row, 14),
        row.getString(15));
  }
}
