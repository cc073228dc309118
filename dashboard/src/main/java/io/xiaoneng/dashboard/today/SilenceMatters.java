package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Sources that are silent. Where all of a district's are, the district is told; where at least half
 * of all are, that.
 */
@Component
class SilenceMatters implements MatterSource {

  /** Sources are counted that were heard of on more than a day, and within thirty. */
  private static final Duration REGULAR = Duration.ofDays(1);

  private static final Duration GONE = Duration.ofDays(30);

  private static final String PATH = "/quality#sources";

  private final FreshnessService freshness;
  private final RegistryView registry;
  private final TodayWords words;

  SilenceMatters(FreshnessService freshness, RegistryView registry, TodayWords words) {
    this.freshness = freshness;
    this.registry = registry;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.BLIND, MatterKind.SILENT);
  }

  /** Sources of a district that are silent, of all it has. */
  private record District(String code, List<SourceState> sources) {

    boolean silent() {
      return sources.size() > 1 && sources.stream().allMatch(SourceState::silent);
    }

    /** Since when nothing at all came. */
    Instant since() {
      return sources.stream()
          .map(SourceState::lastHeard)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    List<SourceState> regular =
        freshness.sources().stream().filter(each -> regular(each, now)).toList();
    List<SourceState> silent =
        regular.stream()
            .filter(SourceState::silent)
            .sorted(Comparator.comparing(SourceState::lastHeard).thenComparing(SourceState::source))
            .toList();
    if (silent.isEmpty()) {
      return List.of();
    }
    if (regular.size() > 1 && silent.size() * 2 >= regular.size()) {
      return List.of(blind(silent, regular.size()));
    }
    return List.of(
        districts(regular).stream()
            .filter(District::silent)
            .min(Comparator.comparing(District::since).thenComparing(District::code))
            .map(each -> district(each, silent.size()))
            .orElseGet(() -> source(silent)));
  }

  private static boolean regular(SourceState source, Instant now) {
    return Duration.between(source.firstHeard(), source.lastHeard()).compareTo(REGULAR) >= 0
        && Duration.between(source.lastHeard(), now).compareTo(GONE) <= 0;
  }

  private List<District> districts(List<SourceState> regular) {
    Map<String, List<SourceState>> of =
        regular.stream()
            .filter(each -> !each.unit().isEmpty())
            .collect(
                Collectors.groupingBy(
                    each -> registry.ancestorAt(each.unit(), Unit.Level.DISTRICT).orElse(""),
                    TreeMap::new,
                    Collectors.toList()));
    of.remove("");
    return of.entrySet().stream()
        .map(each -> new District(each.getKey(), each.getValue()))
        .toList();
  }

  private Candidate blind(List<SourceState> silent, int all) {
    SourceState last = silent.get(silent.size() - 1);
    Text sentence =
        words.say(
            MatterKind.BLIND.key(),
            in -> new Object[] {all, silent.size(), in.f().at(last.lastHeard())});
    return new Candidate(
        MatterKind.BLIND, sentence, null, null, last.lastHeard(), null, null, PATH);
  }

  private Candidate district(District district, int silent) {
    Text sentence =
        words.say(
            "silent.district",
            in ->
                new Object[] {
                  words.unit(district.code(), in),
                  district.sources().size(),
                  in.f().at(district.since())
                });
    return new Candidate(
        MatterKind.SILENT,
        words.more(sentence, silent - district.sources().size()),
        null,
        district.code(),
        district.since(),
        district.code(),
        null,
        PATH);
  }

  private Candidate source(List<SourceState> silent) {
    SourceState first = silent.get(0);
    String unit = first.unit().isEmpty() ? null : first.unit();
    Text sentence =
        words.say(
            MatterKind.SILENT.key(),
            in -> new Object[] {name(first, in), in.f().at(first.lastHeard()), owner(first, in)});
    return new Candidate(
        MatterKind.SILENT,
        words.more(sentence, silent.size() - 1),
        null,
        unit,
        first.lastHeard(),
        unit,
        null,
        PATH);
  }

  private static String name(SourceState source, ReportWords in) {
    return in.f().name(source.nameZh(), source.nameEn(), source.source());
  }

  private String owner(SourceState source, ReportWords in) {
    return source.unit().isEmpty()
        ? in.word("today.nobody")
        : in.word("today.owner", words.unit(source.unit(), in));
  }
}
