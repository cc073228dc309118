package io.xiaoneng.dashboard.report.format;

import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Figures;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Table;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sections of a document, each looked at before it is written: what would make a report that
 * says nothing, or says it twice, is found here.
 */
final class CheckedSections implements Iterator<Section> {

  /** From so many parts on, a document has a cover and contents. */
  private static final int CONTENTS_FROM = 7;

  private static final int MOST_FIGURES = 5;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]+");

  private final Iterator<Section> sections;
  private final Deque<Section> ahead = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private final Set<String> tables = new HashSet<>();

  CheckedSections(Document document) {
    this.sections = document.sections().iterator();
  }

  /** Whether the document has so many parts that contents lead to them. Asked before the first. */
  boolean longEnough() {
    while (sections.hasNext() && parts() < CONTENTS_FROM) {
      ahead.addLast(checked(sections.next()));
    }
    return parts() >= CONTENTS_FROM;
  }

  private long parts() {
    return ahead.stream().filter(each -> each.level() <= 2).count();
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || sections.hasNext();
  }

  /**
   * The next one.
   *
   * @throws ReportFailedException where it holds nothing
   */
  @Override
  public Section next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (ahead.isEmpty()) {
      ahead.addLast(checked(sections.next()));
    }
    Section section = ahead.removeFirst();
    if (section.blocks().isEmpty() && !leads(section)) {
      throw new ReportFailedException(section.heading(), "the section is empty");
    }
    return section;
  }

  /** Whether the next one is a part of it. */
  private boolean leads(Section section) {
    if (ahead.isEmpty() && sections.hasNext()) {
      ahead.addLast(checked(sections.next()));
    }
    return !ahead.isEmpty() && ahead.getFirst().level() > section.level();
  }

  private Section checked(Section section) {
    require(section, ID.matcher(section.id()).matches(), "has the id '" + section.id() + "'");
    require(section, ids.add(section.id()), "has the id of another one: " + section.id());
    require(section, section.level() >= 1 && section.level() <= 3, "is of no level 1 to 3");
    for (Block each : section.blocks()) {
      if (each instanceof Table table) {
        int width = table.columns().size();
        require(section, tables.add(table.name()), "has a table like another one: " + table.name());
        require(
            section,
            width > 0 && table.rows().stream().allMatch(row -> row.size() == width),
            "has a row that does not fit its table: " + table.name());
      } else if (each instanceof Chart chart) {
        int width = chart.categories().size();
        require(
            section,
            chart.series().stream().allMatch(series -> fits(series, width)),
            "has a series that does not fit its chart: " + chart.title());
      } else if (each instanceof Figures figures) {
        int some = figures.figures().size();
        require(section, some > 0 && some <= MOST_FIGURES, "has " + some + " figures in a row");
      }
    }
    return section;
  }

  private static boolean fits(Series series, int width) {
    return series.values().size() == width
        && List.of(0, width).contains(series.low().size())
        && List.of(0, width).contains(series.high().size());
  }

  private static void require(Section section, boolean right, String wrong) {
    if (!right) {
      throw new IllegalArgumentException("section '" + section.heading() + "' " + wrong);
    }
  }
}
