package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.security.IngestToken;
import io.xiaoneng.event.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/events}. */
@RestController
class IntakeController {

  /** Longest body, bytes. */
  static final int MAX_BODY = 10 << 20;

  private static final String RETRY_SECONDS = "1";
  private static final String FULL_RETRY_SECONDS = "30";
  private static final String NO_JSON = "the body is no JSON";

  private final Intake intake;
  private final Admission admission;
  private final DiskSpace disk;
  private final IntakeRate rate;

  IntakeController(Intake intake, Admission admission, DiskSpace disk, IntakeRate rate) {
    this.intake = intake;
    this.admission = admission;
    this.disk = disk;
    this.rate = rate;
  }

  /** How the media type says the body is to be read. */
  private enum Form {
    ONE,
    BATCH,
    EITHER
  }

  @PostMapping("/api/v1/events")
  ResponseEntity<?> receive(
      HttpServletRequest request,
      @AuthenticationPrincipal IngestToken token,
      @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun)
      throws IOException {
    rate.request(token.name());
    Form form = form(request.getContentType());
    if (form == null) {
      return problem(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "the body must be application/cloudevents+json, application/cloudevents-batch+json or"
              + " application/json");
    }
    long announced = request.getContentLengthLong();
    if (announced > MAX_BODY) {
      return tooLarge();
    }
    if (!dryRun && !disk.hasRoom()) {
      return full();
    }
    try (Admission.Place place = admission.enter(announced < 0 ? MAX_BODY : (int) announced)) {
      byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
      return body.length > MAX_BODY ? tooLarge() : take(body, form, token, dryRun);
    }
  }

  private ResponseEntity<?> take(byte[] body, Form form, IngestToken token, boolean dryRun) {
    BodyCutter.Slice whole = BodyCutter.whole(body);
    if (whole.length() == 0) {
      return problem(HttpStatus.BAD_REQUEST, "the body is empty");
    }
    boolean batch = form != Form.ONE && body[whole.offset()] == '[';
    // A single event with every byte, the space around it too: Kafka would have it so.
    List<BodyCutter.Slice> slices =
        batch ? BodyCutter.elements(body) : List.of(new BodyCutter.Slice(0, body.length));
    if (slices == null) {
      if (!dryRun) {
        intake.refuseWhole(body, NO_JSON);
      }
      return problem(HttpStatus.BAD_REQUEST, NO_JSON);
    }
    rate.events(token.name(), slices.size());
    Receipt receipt = intake.take(body, slices, token, dryRun);
    if (!receipt.unconfirmed().isEmpty()) {
      return unavailable(receipt);
    }
    boolean noJson =
        !batch
            && receipt.rejected().stream()
                .anyMatch(each -> each.reason().equals(Reason.NOT_JSON.code()));
    return noJson ? problem(HttpStatus.BAD_REQUEST, NO_JSON) : accepted(receipt);
  }

  private static ResponseEntity<?> accepted(Receipt receipt) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("accepted", receipt.accepted());
    answer.put("rejected", receipt.rejected());
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answer);
  }

  private static ResponseEntity<?> unavailable(Receipt receipt) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.SERVICE_UNAVAILABLE,
            "the event log is away; send the events of unconfirmed again");
    problem.setProperty("accepted", receipt.accepted());
    problem.setProperty("rejected", receipt.rejected());
    problem.setProperty("unconfirmed", receipt.unconfirmed());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<?> tooBusy(Admission.TooBusyException busy) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.TOO_MANY_REQUESTS, "too much is in work; nothing of this was taken");
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  @ExceptionHandler
  ResponseEntity<?> tooFast(IntakeRate.TooFastException fast) {
    return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
        .header(HttpHeaders.RETRY_AFTER, Long.toString(fast.seconds()))
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS,
                "this token sends more than one may; nothing of this was taken"));
  }

  private static ResponseEntity<?> full() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, FULL_RETRY_SECONDS)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "the disk is nearly full; nothing of this was taken, send it again later"));
  }

  private static ResponseEntity<?> tooLarge() {
    return problem(HttpStatus.CONTENT_TOO_LARGE, "the body has more than " + MAX_BODY + " bytes");
  }

  private static ResponseEntity<?> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }

  private static @Nullable Form form(@Nullable String contentType) {
    if (contentType == null) {
      return Form.EITHER;
    }
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "application/cloudevents+json" -> Form.ONE;
      case "application/cloudevents-batch+json" -> Form.BATCH;
      case "application/json" -> Form.EITHER;
      default -> null;
    };
  }
}
