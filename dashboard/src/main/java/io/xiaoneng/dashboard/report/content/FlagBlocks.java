package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.dashboard.supervision.flag.MonthFlags;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flags of units in a month. */
@Component
public class FlagBlocks {

  private final MonthFlags flags;
  private final RegistryView registry;

  FlagBlocks(MonthFlags flags, RegistryView registry) {
    this.flags = flags;
    this.registry = registry;
  }

  /**
   * Flags that stand, the weightiest first; of some units only theirs, and none of whole classes.
   *
   * @param over the month's end where it is over; null where it runs: then flags are provisional
   * @throws ReportFailedException where the rule was applied to other months and not to this one,
   *     or not since it was over: what is missing must not look like nothing to tell
   */
  public List<Flag> standing(
      String section, String month, @Nullable Instant over, @Nullable Set<String> units) {
    if (ReadFigures.guarded(section, flags::everJudged)) {
      Instant judged = ReadFigures.guarded(section, () -> flags.judgedAt(month)).orElse(null);
      if (judged == null) {
        throw new ReportFailedException(section, "units were not judged for " + month);
      }
      if (over != null && judged.isBefore(over)) {
        throw new ReportFailedException(
            section, "units were judged for " + month + " before it was over, and not since");
      }
    }
    return ReadFigures.guarded(section, () -> flags.standing(month, units));
  }

  /** Flags counted, and listed. */
  public List<Block> of(String name, List<Flag> all, ReportWords words) {
    if (all.isEmpty()) {
      return List.of(
          new Block.Paragraph(
              words.of(
                  ReadFigures.guarded(name, flags::everJudged) ? "flags.none" : "flags.never")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            words.of(
                "flags.counted",
                count(all, "RED"),
                count(all, "YELLOW"),
                count(all, "FEED"),
                count(all, "SYSTEMIC"))));
    blocks.add(
        new Block.Table(
            name,
            List.of(
                new Column(words.word("unitflags.level"), 1.6, Kind.TEXT),
                new Column(words.of("unit"), 3, Kind.TEXT),
                new Column(words.of("metric"), 3, Kind.TEXT),
                new Column(words.of("value"), 1.4, Kind.PERCENT),
                new Column("n", 1.3, Kind.NUMBER),
                new Column(words.word("unitflags.grounds"), 4, Kind.TEXT)),
            all.stream().map(each -> row(each, words)).toList()));
    blocks.add(new Block.Remark(words.of("flags.why")));
    return blocks;
  }

  private static long count(List<Flag> all, String level) {
    return all.stream().filter(each -> each.level().equals(level)).count();
  }

  private List<Cell> row(Flag flag, ReportWords words) {
    MetricDefinition metric = MetricCatalogue.find(flag.metric());
    boolean whole = flag.unit().isEmpty();
    return List.of(
        Cell.of(words.word("flag.level." + flag.level())),
        Cell.of(
            whole
                ? words.word("unitflags.whole", flag.unitClass())
                : words.name(registry.unit(flag.unit()))),
        Cell.of(metric == null ? flag.metric() : words.text(metric.name())),
        words.cell(MetricDefinition.Unit.RATIO.code(), flag.figure()),
        whole ? Cell.of(words.f().count(null)) : words.count(flag.cases()),
        Cell.of(
            flag.grounds().stream()
                .map(each -> words.word("flag.ground." + each + ".short"))
                .collect(Collectors.joining(words.of("semicolon")))));
  }
}
