package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Svg;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Charts as {@code svg} elements for pages: the same drawing as on paper, with attributes alone, so
 * that a page without inline styles and scripts may hold it. Safe to share.
 */
@Component
public class ChartSvg {

  /** As wide as the type area of a report on paper, so that words are as large beside it. */
  private static final double WIDTH = 500;

  private static final double MOST = 1_200;

  private final Charts charts = new Charts(Typeface.regular());
  private final MessageSource messages;

  /**
   * Looks for its font.
   *
   * @throws IllegalStateException that names a font which is missing
   */
  public ChartSvg(MessageSource messages) {
    this.messages = messages;
  }

  /** A chart as markup; a very long one in several elements. */
  public String svg(Chart chart, Locale language) {
    return String.join("\n", parts(chart, language));
  }

  /** A chart as one or more elements, each with a name. */
  public List<String> parts(Chart chart, Locale language) {
    ChartWords words =
        new ChartWords(
            messages.getMessage("report.format.aim", null, language),
            messages.getMessage("report.format.none", null, language));
    List<Drawing> drawings = charts.draw(chart, WIDTH, MOST, words);
    return drawings.stream().map(each -> Svg.of(each, chart.title())).toList();
  }
}
