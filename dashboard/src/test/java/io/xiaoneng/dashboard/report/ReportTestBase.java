package io.xiaoneng.dashboard.report;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.assessment.book.Scorecard.Place;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.dashboard.assessment.BookMaker;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Reports on the made-up city, in a context of their own: months are published in it. */
@TestPropertySource(properties = "xiaoneng.name-of-context=reports")
public abstract class ReportTestBase extends CityTestBase {

  @Autowired protected Reports reports;
  @Autowired protected CityClock clock;
  @Autowired protected BookMaker maker;
  @Autowired protected BookStore books;
  @Autowired protected SchemeBook schemes;

  /** So many months back, from 1; the city has cases in the last two that are over. */
  protected YearMonth month(int back) {
    return YearMonth.from(clock.today()).minusMonths(back);
  }

  /** The month as it comes out now. */
  protected Book counted(YearMonth month) {
    return maker.make(month, schemes.on(month.atEndOfMonth()).get(0));
  }

  /**
   * The same with everybody ranked but the last two: the made-up city's feeds are too bad for that.
   * Totals fall from 97, those of the first third are of band 1, of the second of band 2 …
   */
  protected static Book ranked(Book book) {
    List<BookClass> classes = new ArrayList<>();
    for (BookClass each : book.classes()) {
      List<Scorecard> cards = new ArrayList<>();
      int ranked = Math.max(0, each.cards().size() - 2);
      for (int i = 0; i < each.cards().size(); i++) {
        cards.add(i < ranked ? placed(each.cards().get(i), i, ranked) : each.cards().get(i));
      }
      classes.add(
          new BookClass(
              each.scheme(), each.id(), each.name(), each.dimension(), cards, each.ties()));
    }
    return new Book(
        book.month(), book.asOf(), book.knownAt(), book.versions(), book.schemes(), classes);
  }

  private static Scorecard placed(Scorecard card, int at, int of) {
    int band = 1 + 3 * at / of;
    double total = 97 - 1.3 * at;
    return new Scorecard(
        card.code(),
        card.name(),
        Standing.RANKED,
        card.feedQuality(),
        card.feedSilent(),
        card.lines(),
        card.scoredWeight(),
        total + 2,
        List.of(new Deduction("YELLOW_CARD", "card/" + (at + 1), "连续两期收件后超过五个工作日未答复申请人", 2)),
        2,
        List.of(),
        0,
        total,
        0.8 + at * 0.1,
        new Place(band, Math.max(1, at - 1), Math.min(of, at + 3), of),
        total - 0.7);
  }

  /** Keeps a book as an edition; where the month has one of that kind, that one. */
  protected Edition kept(Book book, Edition.Kind kind) {
    return books.of(book.month()).stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseGet(
            () ->
                books.add(
                    book, new BookStore.Making(kind, clock.now(), "kao", null, "", List.of())));
  }

  protected static List<Section> sections(Document document) {
    List<Section> sections = new ArrayList<>();
    document.sections().forEach(sections::add);
    return sections;
  }

  protected static List<Block> blocks(Document document) {
    return sections(document).stream().flatMap(each -> each.blocks().stream()).toList();
  }

  protected static String words(Document document) {
    return blocks(document).toString();
  }
}
