package io.xiaoneng.dashboard.audit;

import io.xiaoneng.dashboard.metric.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/audit}: the audit log as JSON, as a file, and whether it is whole. */
@RestController
class AuditController {

  private final AuditReader reader;
  private final AuditQuestion question;

  AuditController(AuditReader reader, AuditQuestion question) {
    this.reader = reader;
    this.question = question;
  }

  /**
   * Lines that fit.
   *
   * @param next what to give as {@code before} for older ones; null where there are none
   */
  record Answer(List<AuditEntry> entries, @Nullable Long next) {}

  @GetMapping("/api/v1/audit")
  Answer search(
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(required = false) @Nullable String size) {
    int limit = AuditQuestion.size(size);
    List<AuditEntry> entries =
        reader.search(
            question.of(actor, action, text, from, to), AuditQuestion.before(before), limit);
    return new Answer(entries, AuditQuestion.next(entries, limit));
  }

  @GetMapping("/api/v1/audit/verify")
  AuditReader.Verdict verify() {
    return reader.verify();
  }

  @GetMapping("/api/v1/audit/export")
  void export(
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String text,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      HttpServletResponse response)
      throws IOException {
    AuditReader.Search search = question.of(actor, action, text, from, to);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\"");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      out.write(
          Csv.line(
              Stream.of(
                  "id",
                  "at",
                  "actor",
                  "roles",
                  "unit",
                  "action",
                  "subject",
                  "detail",
                  "previous",
                  "hash")));
      reader.forEach(search, entry -> write(out, entry));
    } catch (UncheckedIOException e) {
      throw new IOException("the reader of the export has gone", e);
    }
  }

  private static void write(Writer out, AuditEntry entry) {
    try {
      out.write(
          Csv.line(
              Stream.of(
                  Long.toString(entry.id()),
                  entry.at().toString(),
                  Csv.safe(entry.actor()),
                  entry.roles(),
                  Csv.safe(Objects.requireNonNullElse(entry.unit(), "")),
                  entry.action(),
                  Csv.safe(entry.subject()),
                  Csv.safe(entry.detail()),
                  entry.previous(),
                  entry.hash())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
