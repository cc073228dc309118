package io.xiaoneng.dashboard.report.page;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.report.chart.ChartSvg;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /reports}: which there are; {@code /reports/KIND/PERIOD}: one of them as a page. */
@Page
class ReportPage {

  /** More sections of the second level, scorecards, make a page that no browser likes. */
  static final int MOST_PARTS = 60;

  private final ReportDesk desk;
  private final Reports reports;
  private final ChartSvg charts;

  ReportPage(ReportDesk desk, Reports reports, ChartSvg charts) {
    this.desk = desk;
    this.reports = reports;
    this.charts = charts;
  }

  /**
   * A block as the template shows it.
   *
   * @param kind {@code paragraph}, {@code remark}, {@code points}, {@code figures}, {@code table}
   *     or {@code chart}
   * @param svg the chart's drawings; empty for others
   */
  public record View(String kind, Block block, List<String> svg) {}

  /** A section as the template shows it. */
  public record Part(Section section, List<View> blocks) {}

  @GetMapping("/reports")
  String list(Actor actor, Model model) {
    model.addAttribute("offers", desk.offers(actor));
    model.addAttribute("formats", formats());
    return "reports";
  }

  private List<ReportFormat> formats() {
    return reports.formats().stream().sorted().toList();
  }

  @GetMapping("/reports/{kind}/{period}")
  String one(
      @PathVariable String kind,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "false") boolean draft,
      Actor actor,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    if (ReportKind.ofWireName(kind).isEmpty()) {
      throw new PageNotFoundException("report", kind);
    }
    model.addAttribute("kind", kind);
    model.addAttribute("period", period);
    model.addAttribute("unit", unit);
    model.addAttribute("draft", draft);
    model.addAttribute("formats", formats());
    try {
      ReportOrder order = desk.order(kind, period, unit, draft, locale, actor);
      Document document = reports.make(order);
      List<Part> parts = new ArrayList<>();
      int left = parts(document, locale, parts);
      model.addAttribute("document", document);
      model.addAttribute("parts", parts);
      model.addAttribute("left", left);
    } catch (ReportFailedException e) {
      failed(model, response, ReportProblems.status(e), e.section(), reason(e), state(e));
    } catch (ReportPeriodException e) {
      failed(
          model,
          response,
          ReportProblems.status(e),
          null,
          String.valueOf(e.getMessage()),
          e.why().name());
    } catch (BadParameterException e) {
      failed(
          model,
          response,
          HttpStatus.BAD_REQUEST,
          null,
          String.valueOf(e.getMessage()),
          "PARAMETER");
    }
    return "report";
  }

  private static String state(ReportFailedException failure) {
    return failure instanceof ReportNotReadyException early ? early.why().name() : "FAILED";
  }

  /** The message repeats the section first. */
  private static String reason(ReportFailedException failure) {
    String message = String.valueOf(failure.getMessage());
    String section = failure.section() + ": ";
    return message.startsWith(section) ? message.substring(section.length()) : message;
  }

  private static void failed(
      Model model,
      HttpServletResponse response,
      HttpStatus status,
      @Nullable String section,
      String reason,
      String why) {
    response.setStatus(status.value());
    model.addAttribute("failedSection", section);
    model.addAttribute("failedReason", reason);
    model.addAttribute("failedWhy", why);
  }

  /** All of it but what would be too much for a page; how many parts that is. */
  private int parts(Document document, Locale locale, List<Part> parts) {
    int second = 0;
    int left = 0;
    for (Section each : document.sections()) {
      second += each.level() == 2 ? 1 : 0;
      if (each.level() == 2 && second > MOST_PARTS) {
        left++;
      } else {
        parts.add(
            new Part(each, each.blocks().stream().map(block -> view(block, locale)).toList()));
      }
    }
    return left;
  }

  private View view(Block block, Locale locale) {
    String kind = block.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new View(
        kind, block, block instanceof Block.Chart chart ? charts.parts(chart, locale) : List.of());
  }
}
