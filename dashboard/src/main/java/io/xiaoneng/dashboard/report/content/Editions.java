package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Versions;
import io.xiaoneng.dashboard.assessment.BookDamagedException;
import io.xiaoneng.dashboard.assessment.Books;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportNotReadyException.Why;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which edition of a month a report is made of. */
@Component
public class Editions {

  private final Books books;

  Editions(Books books) {
    this.books = books;
  }

  /** An edition with its book. */
  public record Chosen(Edition edition, Book book) {}

  /**
   * The edition in force, or where a draft will do and nothing is published yet, the newest draft.
   *
   * @throws ReportNotReadyException where there is none
   * @throws ReportFailedException where it cannot be read
   */
  public Chosen choose(String section, String month, boolean draft) {
    Edition edition =
        inForce(section, month)
            .or(() -> draft ? newestDraft(section, month) : Optional.empty())
            .orElseThrow(
                () ->
                    new ReportNotReadyException(
                        Why.NO_BOOK, section, "no assessment of " + month + " is published"));
    return new Chosen(edition, read(section, edition));
  }

  /** The edition in force; empty where nothing is published. */
  public Optional<Edition> inForce(String section, String month) {
    return ReadFigures.guarded(section, () -> books.inForce(month));
  }

  /** Months of which something is published, the newest first. */
  public List<Edition> published() {
    Map<String, Edition> months = new LinkedHashMap<>();
    books.all().forEach(each -> months.putIfAbsent(each.month(), each));
    return months.keySet().stream().flatMap(each -> books.inForce(each).stream()).toList();
  }

  private Optional<Edition> newestDraft(String section, String month) {
    return ReadFigures.guarded(section, () -> books.of(month)).stream()
        .filter(each -> each.kind() == Edition.Kind.DRAFT)
        .max(Comparator.comparingInt(Edition::number));
  }

  /**
   * The book of an edition, once it was seen to be what was signed.
   *
   * @throws ReportFailedException where it cannot be read, or is not
   */
  private Book read(String section, Edition edition) {
    try {
      return ReadFigures.guarded(
          section,
          () -> {
            books.bytes(edition);
            return books.book(edition);
          });
    } catch (BookDamagedException e) {
      throw new ReportFailedException(section, String.valueOf(e.getMessage()), e);
    }
  }

  /** The same without its scorecards: classes and their ties. */
  public Book head(String section, Edition edition) {
    return ReadFigures.guarded(section, () -> books.head(edition));
  }

  /** What an edition is called: 2026-03 第 4 版（定稿）. */
  public static String name(Edition edition, ReportWords words) {
    Integer restatement = edition.restatement();
    String kind = words.of("edition." + edition.kind());
    return words.of(
        "edition",
        edition.month(),
        edition.number(),
        restatement == null ? kind : kind + " " + restatement);
  }

  /** What whoever doubts a figure needs to find it again. */
  public static List<String> facts(Chosen chosen, ReportWords words) {
    Edition edition = chosen.edition();
    Versions versions = chosen.book().versions();
    List<String> facts = new ArrayList<>();
    facts.add(
        words.of(
            "fact.edition",
            name(edition, words),
            words.f().at(edition.madeAt()),
            words.f().at(chosen.book().knownAt())));
    facts.add(words.of("fact.checksum", edition.sha256()));
    for (Scheme each : chosen.book().schemes()) {
      facts.add(
          words.of(
              "fact.scheme",
              words.text(each.name()),
              each.id(),
              each.version(),
              words.text(each.document())));
    }
    facts.add(
        words.of(
            "fact.versions",
            versions.program(),
            versions.calendar(),
            brief(versions.calendarHash()),
            words.f().count(versions.registry()),
            brief(versions.registryHash())));
    return facts;
  }

  private static String brief(String hash) {
    return hash.length() <= 12 ? hash : hash.substring(0, 12);
  }
}
