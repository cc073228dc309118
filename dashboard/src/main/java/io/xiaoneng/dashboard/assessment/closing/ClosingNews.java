package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.notice.Audience;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Tidings;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells units and the office what happens to a month's assessment. */
@Component
class ClosingNews {

  private final Tidings tidings;
  private final CityClock clock;

  ClosingNews(Tidings tidings, CityClock clock) {
    this.tidings = tidings;
    this.clock = clock;
  }

  /** Each unit may look at its scorecard and object. */
  void published(Edition edition, Book book) {
    Instant until = edition.objectionsUntil();
    for (BookClass each : book.classes()) {
      if (each.dimension().equals(Dimension.UNIT.wireName())) {
        for (Scorecard card : each.cards()) {
          tidings.hang(
              key(edition) + "/" + card.code(),
              Audience.of(card.code()),
              chinese -> tidings.word(chinese, "tiding.assessment.published", edition.month()),
              chinese ->
                  tidings.word(
                      chinese,
                      "tiding.assessment.published.text",
                      until == null ? "" : day(chinese, until)),
              address(edition) + "/units/" + card.code());
        }
      }
    }
  }

  /** The month is final. */
  void finished(Edition edition) {
    tell(edition, Role.LEADER, "tiding.assessment.final");
    tell(edition, Role.SUPERVISOR, "tiding.assessment.final");
  }

  /** A final month was restated. */
  void restated(Edition edition, Restatement restatement) {
    tell(edition, Role.LEADER, "tiding.assessment.restated");
    tell(edition, Role.SUPERVISOR, "tiding.assessment.restated");
    restatement.differences().stream()
        .filter(each -> each.what().equals("total"))
        .forEach(
            each ->
                tidings.hang(
                    key(edition) + "/" + each.code(),
                    Audience.of(each.code()),
                    chinese -> tidings.word(chinese, "tiding.assessment.restated", edition.month()),
                    chinese ->
                        edition.note().length() > 1_000
                            ? edition.note().substring(0, 1_000) + "…"
                            : edition.note(),
                    address(edition) + "/units/" + each.code()));
  }

  /** A unit has objected. */
  void objected(Objection objection) {
    tidings.hang(
        "assessment/objection/" + objection.id(),
        Audience.of(Role.ASSESSOR),
        chinese -> tidings.word(chinese, "tiding.assessment.objected", objection.month()),
        chinese -> "",
        "/assessments/" + objection.month() + "#objections");
  }

  /** An objection was answered. */
  void answered(Objection objection) {
    tidings.hang(
        "assessment/objection/" + objection.id() + "/answer",
        Audience.of(objection.code()),
        chinese -> tidings.word(chinese, "tiding.assessment.answered", objection.month()),
        chinese -> "",
        "/assessments/" + objection.month() + "/units/" + objection.code());
  }

  private void tell(Edition edition, Role role, String word) {
    tidings.hang(
        key(edition) + "/" + role,
        Audience.of(role),
        chinese -> tidings.word(chinese, word, edition.month()),
        chinese -> "",
        address(edition));
  }

  private static String key(Edition edition) {
    return "assessment/" + edition.month() + "/" + edition.number();
  }

  private static String address(Edition edition) {
    return "/assessments/" + edition.month();
  }

  private String day(boolean chinese, Instant at) {
    return new Figures(chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH, clock.zone()).at(at);
  }
}
