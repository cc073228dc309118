package io.xiaoneng.dashboard.report.circular;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.closing.Objection;
import io.xiaoneng.dashboard.assessment.closing.Objections;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportMaker;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportNotReadyException.Why;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.Editions;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 通报, of a month that is final and against which no objection is open. It says by which rule
 * somebody is named, and names nobody where nobody can be told from the others.
 */
@Component
class CircularReport implements ReportMaker {

  private final Editions editions;
  private final CardCourses cards;
  private final Objections objections;
  private final ReportLanguages languages;
  private final RegistryView registry;
  private final CityClock clock;

  CircularReport(
      Editions editions,
      CardCourses cards,
      Objections objections,
      ReportLanguages languages,
      RegistryView registry,
      CityClock clock) {
    this.editions = editions;
    this.cards = cards;
    this.objections = objections;
    this.languages = languages;
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.CIRCULAR;
  }

  @Override
  public Document make(ReportOrder order) {
    ReportPeriod month =
        ReportPeriod.parse(ReportKind.CIRCULAR, order.period()).checkedOver(clock.today());
    ReportWords words = languages.in(order.language());
    String basis = words.of("circular.basis");
    Editions.Chosen chosen = editions.choose(basis, month.text(), false);
    checkFinal(basis, chosen.edition());
    String unit = order.unit();
    Set<String> units = unit == null ? null : registry.subtree(unit);
    Map<BookClass, Boards> boards = boards(basis, chosen, month);
    String told =
        words.of(
            "circular.month",
            YearMonth.parse(month.text()).getYear(),
            month.from().getMonthValue());
    return new Document(
        words.of("circular.title", told),
        words.of(
            "circular.subtitle",
            Editions.name(chosen.edition(), words),
            words.name(unit == null ? registry.roots().get(0) : registry.unit(unit))),
        "circular-" + month.text() + (unit == null ? "" : "-" + unit),
        order.language(),
        chosen.book().asOf(),
        clock.today(),
        Editions.facts(chosen, words),
        List.of(
            basis(chosen, told, words),
            board("red", 1, boards, units, words),
            board("black", 2, boards, units, words),
            wanted(words)));
  }

  private void checkFinal(String section, Edition edition) {
    if (edition.kind() != Edition.Kind.FINAL && edition.kind() != Edition.Kind.RESTATEMENT) {
      throw new ReportNotReadyException(
          Why.NOT_FINAL, section, "the assessment of " + edition.month() + " is not final");
    }
    long open =
        ReadFigures.guarded(section, () -> objections.of(edition.month())).stream()
            .filter(Objection::open)
            .count();
    if (open > 0) {
      throw new ReportNotReadyException(
          Why.CONTESTED,
          section,
          "%d objections against %s are not answered".formatted(open, edition.month()));
    }
  }

  /**
   * The boards of each class.
   *
   * @throws ReportNotReadyException where a red card of somebody in a last band can still be
   *     appealed against, or is: a notice waits for the end of appeals (fairness.md)
   */
  private Map<BookClass, Boards> boards(
      String section, Editions.Chosen chosen, ReportPeriod month) {
    Instant from = month.from().atStartOfDay(clock.zone()).toInstant();
    Map<String, CardFile> issued =
        ReadFigures.guarded(section, () -> cards.at(clock.now(), from, null)).stream()
            .collect(Collectors.toMap(each -> each.matter().toString(), each -> each));
    Map<BookClass, Boards> boards = new LinkedHashMap<>();
    for (BookClass each : chosen.book().classes()) {
      Boards all = Boards.of(each, matter -> issued.containsKey(matter));
      all.black().stream()
          .flatMap(card -> Boards.redCards(card).stream())
          .map(issued::get)
          .filter(file -> file != null && pending(file))
          .findFirst()
          .ifPresent(
              file -> {
                throw new ReportNotReadyException(
                    Why.CONTESTED,
                    section,
                    "red card %s can still be appealed against".formatted(file.matter()));
              });
      boards.put(each, Boards.of(each, matter -> stands(issued.get(matter))));
    }
    return boards;
  }

  private static boolean pending(CardFile file) {
    return file.card().state().open() && !file.card().state().isFinal();
  }

  private static boolean stands(@Nullable CardFile file) {
    return file != null && file.card().state().isFinal();
  }

  /** To whom it goes and what it rests on, above the numbered parts as in any official notice. */
  private static Section basis(Editions.Chosen chosen, String told, ReportWords words) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            words.of(
                "circular.why",
                chosen.book().schemes().stream()
                    .map(Scheme::document)
                    .map(words::text)
                    .distinct()
                    .collect(Collectors.joining(words.of("semicolon"))),
                told,
                chosen.book().classes().stream().mapToInt(each -> each.cards().size()).sum(),
                chosen.book().classes().stream().mapToLong(BookClass::ranked).sum())));
    blocks.add(new Block.Paragraph(words.of("circular.rule")));
    return new Section("basis", words.of("circular.to"), 3, false, blocks);
  }

  private static Section board(
      String id,
      int number,
      Map<BookClass, Boards> boards,
      @Nullable Set<String> units,
      ReportWords words) {
    boolean red = id.equals("red");
    List<Block> blocks = new ArrayList<>();
    boards.forEach(
        (in, found) -> {
          List<Scorecard> all = red ? found.red() : found.black();
          List<Scorecard> named =
              all.stream().filter(each -> units == null || units.contains(each.code())).toList();
          String name = words.text(in.name());
          if (found.bands() == 0) {
            blocks.add(new Block.Paragraph(words.of("circular.unranked", name)));
          } else if (found.bands() == 1) {
            blocks.add(new Block.Paragraph(words.of("circular.alike", name)));
          } else if (named.isEmpty()) {
            blocks.add(
                new Block.Paragraph(
                    words.of("circular." + id + (units == null ? ".none" : ".notyours"), name)));
          } else {
            blocks.add(
                new Block.Paragraph(words.of("circular." + id + ".named", name, named.size())));
            blocks.add(table(words.of("circular." + id + ".table", name), named, red, words));
          }
        });
    return new Section(id, words.numbered(number, words.of("circular." + id)), 1, false, blocks);
  }

  /** By code: within a band there is no first and no second. */
  private static Block table(String name, List<Scorecard> named, boolean red, ReportWords words) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(words.of("unit"), 4, Kind.TEXT));
    columns.add(new Column(words.of("card.total"), 2, Kind.NUMBER));
    columns.add(new Column(words.of("circular.places"), 3, Kind.TEXT));
    if (!red) {
      columns.add(new Column(words.of("circular.cards"), 4, Kind.TEXT));
    }
    return new Block.Table(
        name,
        columns,
        named.stream()
            .sorted((a, b) -> a.code().compareTo(b.code()))
            .map(
                each -> {
                  List<Cell> row = new ArrayList<>();
                  row.add(Cell.of(words.text(each.name())));
                  row.add(words.pointsCell(each.total()));
                  Scorecard.Place place = each.place();
                  row.add(
                      Cell.of(
                          place == null
                              ? words.none()
                              : place.best() == place.worst()
                                  ? words.of("circular.place.one", place.best(), place.of())
                                  : words.of(
                                      "circular.place", place.best(), place.worst(), place.of())));
                  if (!red) {
                    row.add(
                        Cell.of(
                            each.deductions().stream()
                                .filter(d -> Boards.redCards(each).contains(d.matter()))
                                .map(d -> words.of("card.matter", d.title(), d.matter()))
                                .collect(Collectors.joining(words.of("semicolon")))));
                  }
                  return List.copyOf(row);
                })
            .toList());
  }

  private static Section wanted(ReportWords words) {
    return new Section(
        "wanted",
        words.numbered(3, words.of("circular.wanted")),
        1,
        false,
        List.of(
            new Block.Paragraph(words.of("circular.wanted.red")),
            new Block.Paragraph(words.of("circular.wanted.black"))));
  }
}
