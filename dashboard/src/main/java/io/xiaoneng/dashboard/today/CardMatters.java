package io.xiaoneng.dashboard.today;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.need.Lapses;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.supervision.MatterEntry;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Issued cards: those whose term was let pass, and red ones that are being dealt with. */
@Component
class CardMatters implements MatterSource {

  private final CardCourses cards;
  private final Lapses lapses;
  private final TodayWords words;

  CardMatters(CardCourses cards, Lapses lapses, TodayWords words) {
    this.cards = cards;
    this.lapses = lapses;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.RED_LATE, MatterKind.ORDER_LATE, MatterKind.RED_OPEN);
  }

  /** A card with when its present term ends. */
  private record Term(CardFile file, @Nullable Instant due) {

    Instant order() {
      return due == null ? Instant.MAX : due;
    }
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    return of(cards.at(now, now, null), now);
  }

  /** Of these issued cards. */
  List<Candidate> of(List<CardFile> files, Instant now) {
    List<Term> reds = new ArrayList<>();
    List<Term> orders = new ArrayList<>();
    List<Term> open = new ArrayList<>();
    for (CardFile each : files) {
      Lapses.OfCard lapse = lapses.card(each, now).orElse(null);
      Term term = new Term(each, cards.due(each));
      if (lapse != null && lapse.past()) {
        (lapse.red() ? reds : orders).add(term);
      } else if (each.kind() == CardKind.RED) {
        open.add(term);
      }
    }
    List<Candidate> found = new ArrayList<>();
    add(MatterKind.RED_LATE, reds, found);
    add(MatterKind.ORDER_LATE, orders, found);
    add(MatterKind.RED_OPEN, open, found);
    return found;
  }

  /** The one whose term ended, or ends, first; the others are counted. */
  private void add(MatterKind kind, List<Term> terms, List<Candidate> found) {
    if (terms.isEmpty()) {
      return;
    }
    terms.sort(Comparator.comparing(Term::order).thenComparing(each -> each.file().id()));
    Term first = terms.get(0);
    CardFile file = first.file();
    CardState state = file.card().state();
    Instant issued = file.card().first(CardStep.ISSUE).map(MatterEntry::at).orElse(null);
    int others = terms.size() - 1;
    Text named =
        words.more(words.say(kind.key(), in -> arguments(first, issued, in, true)), others);
    Text plain =
        words.more(words.say(kind.key(), in -> arguments(first, issued, in, false)), others);
    found.add(
        new Candidate(
            kind,
            named,
            state.isFinal() ? named : plain,
            file.metric(),
            file.unit(),
            issued,
            state.waitsFor() == Party.UNIT ? file.unit() : null,
            first.due(),
            "/supervision/cards/" + file.id()));
  }

  /** Unit, kind, title, when issued, state, whose turn, due. */
  private Object[] arguments(Term term, @Nullable Instant issued, ReportWords in, boolean named) {
    CardFile file = term.file();
    CardState state = file.card().state();
    Party party = state.waitsFor();
    return new Object[] {
      named ? words.unit(file.unit(), in) : in.word("today.someone"),
      in.word("card.kind." + file.kind()),
      named ? in.word("today.quoted", file.title()) : "",
      in.f().day(issued),
      in.word("card.state." + state),
      party == null ? in.none() : in.word("party." + party),
      in.f().day(term.due())
    };
  }
}
