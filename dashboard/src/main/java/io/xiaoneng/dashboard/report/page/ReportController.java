package io.xiaoneng.dashboard.report.page;

import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.Reports;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reports}: which there are, and each by content type. */
@RestController
class ReportController {

  private static final String PATH = "/api/v1/reports";

  private final ReportDesk desk;
  private final ReportFiles files;
  private final Reports reports;
  private final AuditLog audit;

  ReportController(ReportDesk desk, ReportFiles files, Reports reports, AuditLog audit) {
    this.desk = desk;
    this.files = files;
    this.reports = reports;
    this.audit = audit;
  }

  /** No format is both wanted and written. */
  static final class NotAcceptableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAcceptableException(String message) {
      super(message);
    }
  }

  /**
   * Which reports there are.
   *
   * @param formats endings of their files
   */
  record Answer(List<String> formats, List<Line> reports) {}

  /**
   * A report that can be had.
   *
   * @param edition number of the edition that it is made of; null where it is made of no book
   * @param state of that edition
   */
  record Line(
      String kind,
      String period,
      LocalDate from,
      LocalDate to,
      @Nullable Integer edition,
      @Nullable String state,
      String href) {}

  @GetMapping(PATH)
  Answer list(Actor actor) {
    List<Line> lines = new ArrayList<>();
    desk.offers(actor)
        .forEach((kind, offers) -> offers.forEach(each -> lines.add(line(kind.wireName(), each))));
    return new Answer(
        reports.formats().stream().map(ReportFormat::suffix).sorted().toList(), lines);
  }

  private static Line line(String kind, ReportDesk.Offer offer) {
    Edition edition = offer.edition();
    return new Line(
        kind,
        offer.period().text(),
        offer.period().from(),
        offer.period().to(),
        edition == null ? null : edition.number(),
        edition == null ? null : edition.kind().name().toLowerCase(Locale.ROOT),
        PATH + "/" + kind + "/" + offer.period().text());
  }

  /**
   * One report.
   *
   * @param unit with all below it; none for the city
   * @param format ending of the file; else the Accept header says
   */
  @GetMapping(PATH + "/{kind}/{period}")
  void one(
      @PathVariable String kind,
      @PathVariable String period,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(defaultValue = "false") boolean draft,
      @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
      Actor actor,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    ReportOrder order = desk.order(kind, period, unit, draft, locale, actor);
    ReportFormat wanted = format == null ? accepted(accept) : named(format);
    try (ReportFiles.Written file = files.write(order, wanted)) {
      audit.record(
          actor,
          "export.report",
          "report/" + kind + "/" + period,
          "%s, %d bytes, sha256 %s".formatted(file.name(), file.bytes(), file.sha256()));
      response.setContentType(wanted.mediaType());
      response.setContentLengthLong(file.bytes());
      response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
      response.setHeader(HttpHeaders.VARY, "Accept, Accept-Language");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
      response.setHeader("Digest", "sha-256=" + file.sha256());
      Files.copy(file.path(), response.getOutputStream());
    }
  }

  private ReportFormat named(String format) {
    return ReportFormat.ofSuffix(format)
        .filter(reports.formats()::contains)
        .orElseThrow(
            () ->
                new BadParameterException(
                    "format", "format is \"" + format + "\", must be one of " + formats()));
  }

  private String formats() {
    return reports.formats().stream()
        .map(ReportFormat::suffix)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What the header asks for first; data where it leaves the choice. */
  private ReportFormat accepted(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return ReportFormat.JSON;
    }
    List<MediaType> wanted;
    try {
      wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
    } catch (InvalidMediaTypeException e) {
      throw new NotAcceptableException("Accept cannot be read: " + e.getMessage());
    }
    MimeTypeUtils.sortBySpecificity(wanted);
    return wanted.stream()
        .filter(each -> each.getQualityValue() > 0)
        .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
        .flatMap(each -> Arrays.stream(BY_ACCEPT).filter(format -> suits(each, format)))
        .filter(reports.formats()::contains)
        .findFirst()
        .orElseThrow(() -> new NotAcceptableException("reports are written as " + formats()));
  }

  /** Where a header leaves the choice, data come first. */
  private static final ReportFormat[] BY_ACCEPT = {
    ReportFormat.JSON, ReportFormat.PDF, ReportFormat.DOCX, ReportFormat.XLSX, ReportFormat.HTML
  };

  private static boolean suits(MediaType wanted, ReportFormat format) {
    return wanted.isCompatibleWith(MediaType.parseMediaType(format.mediaType()));
  }
}
