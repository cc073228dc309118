package io.xiaoneng.assessment.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.LineScore.State;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.assessment.book.Scorecard.Deduction;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.statistics.Interval;
import io.xiaoneng.statistics.Wilson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BookScoringTest {

  private static final Text WORDS = new Text("字", "word");

  private static final SchemeClass SCHEME =
      new SchemeClass(
          "districts",
          WORDS,
          Population.units(Set.of(Unit.Level.DISTRICT)),
          List.of(
              new SchemeLine("on-time", 60, 20, 0.98, Scoring.between(0.9, 0.98, 1, 0.8), WORDS),
              new SchemeLine("once-told", 40, 20, 1, Scoring.between(0.5, 1, 1, 1), WORDS)),
          new Deductions(5, 2, 1, 8),
          3);

  private static Figure share(long good, long n) {
    Interval interval = Wilson.interval(good, n, Wilson.Z95);
    return new Figure(
        n == 0 ? null : (double) good / n,
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        n,
        (double) good,
        (double) n,
        true,
        0,
        0);
  }

  private static Figure with(Figure figure, int excused, int lengthened) {
    return new Figure(
        figure.value(),
        figure.low(),
        figure.high(),
        figure.n(),
        figure.numerator(),
        figure.denominator(),
        true,
        excused,
        lengthened);
  }

  /** A member with full feeds of which nothing else is known; the others are made of it. */
  private static MemberBuilder of(String code, Figure onTime, Figure onceTold) {
    return new MemberBuilder(code, Map.of("on-time", onTime, "once-told", onceTold));
  }

  private static Member member(String code, Figure onTime, Figure onceTold) {
    return of(code, onTime, onceTold).made();
  }

  private static Scorecard only(Member member) {
    return BookScoring.score(SCHEME, List.of(member)).get(0);
  }

  private static BookLine line(Scorecard card, String metric) {
    return card.lines().stream()
        .filter(each -> each.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pointsAreThoseOfTheValueAndTheTotalTheirSum() {
    Scorecard card = only(member("a", share(94, 100), share(75, 100)));
    assertThat(line(card, "on-time").points()).isEqualTo(60 * 0.4, within(1e-9));
    assertThat(line(card, "once-told").points()).isEqualTo(40 * 0.5, within(1e-9));
    assertThat(card.total()).isEqualTo(44, within(1e-9));
    assertThat(card.fromLines()).isEqualTo(card.total());
    assertThat(card.place()).isEqualTo(new Scorecard.Place(1, 1, 1, 1));
  }

  @Test
  void excusedCasesCountAsGoodAndThoseOfALengthenedPromiseAsLate() {
    Scorecard card = only(member("a", with(share(94, 100), 3, 1), share(75, 100)));
    BookLine line = line(card, "on-time");
    assertThat(line.value()).isEqualTo(0.94);
    assertThat(line.scored()).isEqualTo(0.96);
    assertThat(line.points()).isEqualTo(60 * 0.6, within(1e-9));
    assertThat(line.excused()).isEqualTo(3);
    assertThat(line.lengthened()).isEqualTo(1);
  }

  @Test
  void aLineWithTooFewCasesLeavesItsWeightToTheOthers() {
    Scorecard card = only(member("a", share(94, 100), share(10, 19)));
    assertThat(line(card, "once-told").state()).isEqualTo(State.TOO_FEW);
    assertThat(card.scoredWeight()).isEqualTo(60);
    assertThat(card.total()).isEqualTo(40, within(1e-9));
    Scorecard less = only(member("a", share(10, 19), share(75, 100)));
    assertThat(less.total()).isNull();
    assertThat(less.standing()).isEqualTo(Standing.NOT_ENOUGH);
  }

  @Test
  void nobodyGainsByAFeedThatFallsSilent() {
    Scorecard card = only(of("a", share(94, 100), share(10, 19)).doubtful(0.2).made());
    assertThat(line(card, "once-told").state()).isEqualTo(State.FLOOR);
    assertThat(line(card, "once-told").points()).isZero();
    assertThat(card.total()).isEqualTo(24, within(1e-9));
    assertThat(card.standing()).isEqualTo(Standing.DOUBTFUL);
    assertThat(card.place()).isNull();
  }

  @Test
  void whatIsTakenOffAndAddedIsCapped() {
    Scorecard card =
        only(
            of("a", share(94, 100), share(75, 100))
                .deducted(
                    new Deduction("RED_CARD", "card/1", "x", 5),
                    new Deduction("RED_CARD", "card/2", "y", 5))
                .awarded(new Award("x", "y", 2), new Award("x", "y", 2))
                .made());
    assertThat(card.deducted()).isEqualTo(8);
    assertThat(card.awarded()).isEqualTo(3);
    assertThat(card.total()).isEqualTo(39, within(1e-9));
  }

  @Test
  void anAcceptedObjectionTakesTheLineOut() {
    Scorecard card =
        only(of("a", share(94, 100), share(75, 100)).excluded("once-told", "查实").made());
    BookLine line = line(card, "once-told");
    assertThat(line.state()).isEqualTo(State.EXCLUDED);
    assertThat(line.value()).as("the figure is still shown").isEqualTo(0.75);
    assertThat(line.points()).isNull();
    assertThat(card.total()).isEqualTo(40, within(1e-9));
  }

  @Test
  void unitsThatCannotBeSeparatedShareABandAndTheirPlacesOverlap() {
    List<Scorecard> cards =
        BookScoring.score(
            SCHEME,
            List.of(
                member("small", share(24, 25), share(23, 25)),
                member("good", share(4900, 5000), share(4900, 5000)),
                member("bad", share(4500, 5000), share(3000, 5000))));
    assertThat(cards).extracting(Scorecard::code).containsExactly("good", "small", "bad");
    assertThat(cards.get(0).place()).isEqualTo(new Scorecard.Place(1, 1, 2, 3));
    assertThat(cards.get(1).place()).isEqualTo(new Scorecard.Place(1, 1, 2, 3));
    assertThat(cards.get(2).place()).isEqualTo(new Scorecard.Place(2, 3, 3, 3));
  }

  @Test
  void theMonthBeforeStandsBesideEveryLine() {
    Scorecard before = only(member("a", share(98, 100), share(75, 100)));
    Scorecard card = only(of("a", share(94, 100), share(75, 100)).before(before).made());
    assertThat(line(card, "on-time").valueBefore()).isEqualTo(0.98);
    assertThat(line(card, "on-time").pointsBefore()).isEqualTo(48, within(1e-9));
    assertThat(card.before()).isEqualTo(before.total());
  }

  @Property(tries = 300)
  void placesAreOfOneAccord(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 20, max = 400) Integer> sizes,
      @ForAll @IntRange(min = 0, max = 1000) int seed) {
    Random random = new Random(seed);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int n = sizes.get(i);
      members.add(
          member("u" + i, share(n - random.nextInt(n / 5 + 1), n), share(random.nextInt(n), n)));
    }
    List<Scorecard> cards = BookScoring.score(SCHEME, members);
    Double last = null;
    for (int i = 0; i < cards.size(); i++) {
      Scorecard card = cards.get(i);
      assertThat(card.total()).isBetween(0.0, 100.0);
      assertThat(last == null || last >= card.total()).isTrue();
      last = card.total();
      Scorecard.Place place = card.place();
      assertThat(place.best()).isLessThanOrEqualTo(place.worst());
      assertThat(place.worst()).isLessThanOrEqualTo(place.of());
      assertThat(i + 1)
          .as("its plain rank lies within its places, ties aside")
          .isBetween(place.best(), place.worst());
      if (i > 0) {
        assertThat(place.band() - cards.get(i - 1).place().band()).isBetween(0, 1);
      }
    }
    Collections.shuffle(members, random);
    List<Scorecard> again = BookScoring.score(SCHEME, members);
    assertThat(again).isEqualTo(cards);
  }
}
