package io.xiaoneng.dashboard.registry;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.registry.change.Moves;
import io.xiaoneng.registry.change.RecordChange;
import io.xiaoneng.registry.change.RecordTable;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code POST /api/v1/registry/KIND/import}: what a CSV file would change; {@code …/import/TOKEN}
 * makes it so.
 */
@RestController
class ImportController {

  /** Changes told in an answer; all are counted. */
  private static final int MOST_TOLD = 1_000;

  private final Imports imports;
  private final Moves moves;

  ImportController(Imports imports, Moves moves) {
    this.imports = imports;
    this.moves = moves;
  }

  record Change(
      int line, String key, RecordChange.Kind change, List<RecordChange.FieldChange> fields) {}

  /**
   * @param applied false: nothing was changed yet
   * @param datum that positions were told in; the changes have WGS 84
   * @param confirm address to post to, to apply it
   * @param outlook which cases would move
   */
  record Answer(
      boolean applied,
      Datum datum,
      @Nullable String token,
      @Nullable String confirm,
      int added,
      int changed,
      int unchanged,
      List<RecordTable.LineError> warnings,
      List<Change> changes,
      Moves.Outlook outlook) {}

  @PostMapping(
      path = "/api/v1/registry/{kind}/import",
      consumes = {"text/csv", "text/plain", MediaType.APPLICATION_OCTET_STREAM_VALUE})
  ResponseEntity<?> body(
      @PathVariable String kind,
      @RequestBody(required = false) byte @Nullable [] file,
      @RequestParam(defaultValue = "false") boolean confirm,
      @RequestParam(defaultValue = "wgs84") String datum,
      Principal user) {
    return look(kind, file == null ? new byte[0] : file, datum, confirm, user);
  }

  @PostMapping(
      path = "/api/v1/registry/{kind}/import",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<?> upload(
      @PathVariable String kind,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "false") boolean confirm,
      @RequestParam(defaultValue = "wgs84") String datum,
      Principal user)
      throws IOException {
    return look(kind, file.getBytes(), datum, confirm, user);
  }

  @PostMapping("/api/v1/registry/{kind}/import/{token}")
  Confirmed confirm(@PathVariable String kind, @PathVariable String token, Principal user) {
    RecordAddress.kind(kind);
    return confirmed(imports.confirm(token, user.getName()));
  }

  /**
   * @param published records that were written
   * @param pending false: they can be read now
   */
  record Confirmed(boolean applied, int published, @Nullable Long lastOffset, boolean pending) {}

  private static Confirmed confirmed(RegistryWriter.Receipt receipt) {
    return new Confirmed(true, receipt.published(), receipt.lastOffset(), false);
  }

  private ResponseEntity<?> look(
      String kind, byte[] file, String datum, boolean confirm, Principal user) {
    Imports.Preview preview = imports.look(RecordAddress.kind(kind), file, datum(datum));
    if (preview.token() == null) {
      return refused(preview.errors());
    }
    if (confirm) {
      return ResponseEntity.ok(confirmed(imports.confirm(preview.token(), user.getName())));
    }
    return ResponseEntity.ok(
        new Answer(
            false,
            preview.datum(),
            preview.token(),
            "/api/v1/registry/" + kind + "/import/" + preview.token(),
            preview.added(),
            preview.changed(),
            preview.unchanged(),
            preview.warnings(),
            preview.lines().stream()
                .limit(MOST_TOLD)
                .map(
                    each ->
                        new Change(
                            each.line(),
                            each.change().key().toString(),
                            each.change().kind(),
                            each.change().fields()))
                .toList(),
            moves.of(preview.lines().stream().map(RecordTable.Line::change).toList())));
  }

  private static Datum datum(String name) {
    try {
      return Datum.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new BadParameterException("datum", String.valueOf(unknown.getMessage()));
    }
  }

  private static ResponseEntity<ProblemDetail> refused(List<RecordTable.LineError> errors) {
    RecordTable.LineError first = errors.get(0);
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST,
            "line "
                + first.line()
                + (first.column().isEmpty() ? "" : ", column " + first.column())
                + ": "
                + first.message()
                + "; nothing was changed");
    problem.setProperty("field", first.column());
    problem.setProperty("line", first.line());
    problem.setProperty("errors", errors);
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(Imports.UnknownTokenException failure) {
    return problem(HttpStatus.NOT_FOUND, failure);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> overtaken(Imports.OvertakenException failure) {
    return problem(HttpStatus.CONFLICT, failure);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, Exception failure) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, String.valueOf(failure.getMessage())));
  }
}
