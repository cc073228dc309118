package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.paper.Paper;
import io.xiaoneng.dashboard.paper.Paper.Column;
import io.xiaoneng.flag.Verdict;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** An evidence card on paper: all that its page shows, as it was kept. */
@Component
class FlagPaper {

  private final MessageSource messages;
  private final CityClock clock;

  FlagPaper(MessageSource messages, CityClock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** The card as PDF, in that language. */
  byte[] write(Flag flag, FlagEvidence evidence, Locale locale) {
    return new Card(flag, evidence, locale).bytes();
  }

  private final class Card {

    private final Flag flag;
    private final FlagEvidence e;
    private final Locale locale;
    private final Figures f;
    private final CardWords w;

    Card(Flag flag, FlagEvidence evidence, Locale locale) {
      this.flag = flag;
      this.e = evidence;
      this.locale = locale;
      this.w = new CardWords(messages, locale, clock.zone());
      this.f = w.figures();
    }

    byte[] bytes() {
      String title = e.unit() == null ? w.word("unitflags.whole", e.unitClass()) : w.name(e.unit());
      String number = w.word("flag.number") + " " + flag.id();
      try (Paper paper = new Paper(w.word("flag.card") + " · " + title, locale, e.asOf())) {
        paper.quiet(w.word("flag.card") + " · " + number);
        paper.title(title);
        paper.text(
            "%s · %s · %s – %s"
                .formatted(
                    w.word("flag.level." + flag.level()),
                    f.chinese() ? e.metric().name().zh() : e.metric().name().en(),
                    f.date(e.from()),
                    f.date(e.to())));
        paper.quiet(
            w.word(e.closed() ? "flag.frozen" : "flag.running", f.at(e.asOf()))
                + " "
                + w.word("flag.pending"));
        if (flag.withdrawnAt() != null) {
          paper.text(w.word("flag.withdrawn", f.at(flag.withdrawnAt())));
        }
        if (!flag.inForce()) {
          paper.text(w.word("flag.shadow"));
        }
        Verdict verdict = e.verdict();
        if (verdict == null) {
          systemic(paper);
        } else {
          new UnitPaper(flag, e, w).write(paper, verdict);
        }
        rule(paper);
        return paper.bytes((page, pages) -> number + " · " + w.word("flag.page", page, pages));
      }
    }

    private void systemic(Paper paper) {
      paper.heading(w.word("flag.systemic"));
      paper.text(w.word("flag.systemic.why", e.failing().size(), e.ranked()));
      if (e.lead() != null) {
        paper.text(w.word("flag.systemic.lead", w.name(e.lead())));
      }
      if (e.failuresOrNone().isEmpty()) {
        e.failing().forEach(each -> paper.point(w.name(each)));
        return;
      }
      paper.table(
          List.of(
              new Column(w.word("unitflags.unit"), 5, false),
              new Column(w.word("unitflags.figure"), 2, true),
              new Column("n", 3, true),
              new Column(w.word("flag.oe"), 2, true)),
          e.failuresOrNone().stream()
              .map(
                  each ->
                      List.of(
                          w.name(each.unit()),
                          w.share(each.figure()),
                          f.count(each.numerator()) + " / " + f.count(each.denominator()),
                          f.number(each.ratio())))
              .toList());
    }

    private void rule(Paper paper) {
      paper.heading(w.word("flag.rule"));
      paper.text(
          "%s (%s): %s"
              .formatted(
                  w.word("flag.definition"),
                  w.word("flag.version", e.metric().version()),
                  f.chinese() ? e.metric().definition().zh() : e.metric().definition().en()));
      paper.text(
          "%s %s · %d: %s"
              .formatted(
                  w.word("flag.rule"),
                  e.rule().id(),
                  e.rule().version(),
                  f.chinese() ? e.rule().zh() : e.rule().en()));
      paper.text(w.word("flag.class", e.unitClass(), e.ranked()));
      String document = e.rankedBy();
      if (document != null) {
        paper.text(w.word("flag.rankedby", document));
      }
    }
  }
}
