package io.xiaoneng.dashboard.today;

import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.dashboard.supervision.flag.MonthFlags;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Flags of the newest month that has any. A problem of a whole class is told by its class; the unit
 * that leads is named once a card was issued to it. Red flags of units are counted while nobody has
 * verified them; those that were confirmed are cards by then, and told as such.
 */
@Component
class FlagMatters implements MatterSource {

  private static final String ORIGIN = "FLAG";

  private final MonthFlags flags;
  private final CardCourses cards;
  private final TodayWords words;

  FlagMatters(MonthFlags flags, CardCourses cards, TodayWords words) {
    this.flags = flags;
    this.cards = cards;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.SYSTEMIC, MatterKind.UNVERIFIED);
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    YearMonth month = YearMonth.from(day);
    List<Flag> standing =
        Stream.of(month, month.minusMonths(1))
            .map(each -> flags.standing(each.toString(), null))
            .filter(Predicate.not(List::isEmpty))
            .findFirst()
            .orElse(List.of());
    return of(standing, cards.at(now, now, null), cards.origins(ORIGIN));
  }

  /**
   * Of the flags of a month.
   *
   * @param issued open cards that were issued
   * @param taken ids of flags that a card was made of
   */
  List<Candidate> of(List<Flag> standing, List<CardFile> issued, Set<String> taken) {
    List<Candidate> found = new ArrayList<>();
    List<Flag> systemic =
        standing.stream()
            .filter(each -> each.level().equals("SYSTEMIC"))
            .sorted(Comparator.comparing(Flag::cases).reversed().thenComparing(Flag::id))
            .toList();
    if (!systemic.isEmpty()) {
      found.add(systemic(systemic, issued));
    }
    List<Flag> unverified =
        standing.stream()
            .filter(each -> each.level().equals("RED") && !each.unit().isEmpty())
            .filter(each -> !taken.contains(Long.toString(each.id())))
            .toList();
    if (!unverified.isEmpty()) {
      found.add(unverified(unverified));
    }
    return found;
  }

  private Candidate systemic(List<Flag> all, List<CardFile> issued) {
    Flag first = all.get(0);
    String lead =
        issued.stream()
            .filter(each -> ofFlag(each, first))
            .map(CardFile::unit)
            .findFirst()
            .orElse(null);
    Text sentence =
        words.say(
            MatterKind.SYSTEMIC.key(),
            in ->
                new Object[] {
                  first.unitClass(),
                  name(first.metric(), in),
                  in.f().month(YearMonth.parse(first.period()).atDay(1)),
                  holder(lead, in)
                });
    return new Candidate(
        MatterKind.SYSTEMIC,
        words.more(sentence, all.size() - 1),
        first.metric(),
        null,
        null,
        lead,
        null,
        "/supervision/flags/" + first.id());
  }

  private static boolean ofFlag(CardFile card, Flag flag) {
    CardFile.Origin origin = card.origin();
    return origin != null
        && origin.kind().equals(ORIGIN)
        && origin.id().equals(Long.toString(flag.id()))
        && card.card().has(CardStep.ISSUE);
  }

  private String holder(@Nullable String lead, ReportWords in) {
    return lead == null ? in.word("today.unverified") : in.word("today.lead", words.unit(lead, in));
  }

  private Candidate unverified(List<Flag> all) {
    String month = all.get(0).period();
    Function<ReportWords, Object[]> arguments =
        in -> new Object[] {in.f().month(YearMonth.parse(month).atDay(1)), all.size()};
    return new Candidate(
        MatterKind.UNVERIFIED,
        words.say(MatterKind.UNVERIFIED.key(), arguments),
        null,
        null,
        null,
        null,
        null,
        "/supervision/flags?level=RED&period=" + month);
  }

  private static String name(String metric, ReportWords in) {
    MetricDefinition definition = MetricCatalogue.find(metric);
    return definition == null ? metric : in.text(definition.name());
  }
}
