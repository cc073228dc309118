package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.dashboard.assessment.BookDamagedException;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/assessments}: months as they were assessed. */
@RestController
class ClosingController {

  private static final String PATH = "/api/v1/assessments";

  private final MonthDesk desk;
  private final Closing closing;
  private final Objections objections;
  private final BookStore books;

  ClosingController(MonthDesk desk, Closing closing, Objections objections, BookStore books) {
    this.desk = desk;
    this.closing = closing;
    this.objections = objections;
    this.books = books;
  }

  /** Why a month is restated. */
  record Reason(@Nullable String reason) {}

  /** What a unit objects to. */
  record Wish(@Nullable String metric, @Nullable String text) {}

  /** How an objection is answered. */
  record Answer(@Nullable String ruling, @Nullable String text) {}

  /** A restatement with its edition. */
  record Restated(Edition edition, Restatement restatement) {}

  /**
   * A key that editions are signed with.
   *
   * @param publicKey X.509 in base64
   */
  record Key(String id, String algorithm, String publicKey) {}

  @GetMapping(PATH)
  List<MonthDesk.Line> months(Actor actor) {
    return desk.months(actor);
  }

  @GetMapping(PATH + "/{month}")
  ResponseEntity<MonthView> month(
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Integer edition,
      Actor actor) {
    MonthView view = desk.month(parse(month), edition, actor);
    if (view.edition() == null) {
      throw new NoSuchAssessmentException("no assessment of " + month);
    }
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
  }

  @GetMapping(PATH + "/{month}/units/{code}")
  ResponseEntity<CardView> card(
      @PathVariable String month,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Integer edition,
      Actor actor) {
    CardView card =
        desk.card(parse(month), code, edition, actor)
            .orElseThrow(
                () -> new NoSuchAssessmentException("no scorecard of " + code + " for " + month));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(card);
  }

  /** The frozen book itself: the very bytes that the checksum and the signature are over. */
  @GetMapping(PATH + "/{month}/book")
  ResponseEntity<byte[]> book(
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Integer edition,
      Actor actor) {
    Edition found =
        desk.edition(parse(month), edition, actor)
            .orElseThrow(() -> new NoSuchAssessmentException("no assessment of " + month));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag("\"" + found.sha256() + "\"")
        .header("X-Signature-Ed25519", found.signature())
        .header("X-Signature-Key", found.keyId())
        .body(books.bytes(found));
  }

  @GetMapping(PATH + "/{month}/restatements")
  List<Restated> restatements(@PathVariable String month, Actor actor) {
    return desk.editions(parse(month), actor).stream()
        .filter(each -> each.kind() == Kind.RESTATEMENT)
        .map(each -> new Restated(each, closing.restatement(each)))
        .toList();
  }

  @GetMapping(PATH + "/{month}/objections")
  List<Objection> objections(@PathVariable String month, Actor actor) {
    return objections.of(parse(month).toString()).stream()
        .filter(each -> desk.mayRead(each.code(), actor))
        .toList();
  }

  @GetMapping("/api/v1/assessment-keys/{id}")
  Key key(@PathVariable String id) {
    return books
        .publicKey(id)
        .map(key -> new Key(id, "Ed25519", key))
        .orElseThrow(() -> new NoSuchAssessmentException("no key " + id));
  }

  @PostMapping(PATH + "/{month}/draft")
  @ResponseStatus(HttpStatus.CREATED)
  Edition draft(@PathVariable String month, Actor actor) {
    return closing.draft(parse(month), actor);
  }

  @PostMapping(PATH + "/{month}/publication")
  @ResponseStatus(HttpStatus.CREATED)
  Edition publish(@PathVariable String month, Actor actor) {
    return closing.publish(parse(month), actor);
  }

  @PostMapping(PATH + "/{month}/final")
  @ResponseStatus(HttpStatus.CREATED)
  Edition finish(@PathVariable String month, Actor actor) {
    return closing.finish(parse(month), actor);
  }

  @PostMapping(PATH + "/{month}/restatements")
  @ResponseStatus(HttpStatus.CREATED)
  Edition restate(@PathVariable String month, @RequestBody Reason reason, Actor actor) {
    return closing.restate(parse(month), given("reason", reason.reason()), actor);
  }

  @PostMapping(PATH + "/{month}/units/{code}/objections")
  @ResponseStatus(HttpStatus.CREATED)
  Objection object(
      @PathVariable String month, @PathVariable String code, @RequestBody Wish wish, Actor actor) {
    return objections.raise(
        parse(month), code, given("metric", wish.metric()), given("text", wish.text()), actor);
  }

  @PostMapping(PATH + "/{month}/objections/{id}/answer")
  Objection answer(
      @PathVariable String month, @PathVariable long id, @RequestBody Answer answer, Actor actor) {
    Objection objection =
        objections
            .find(parse(month).toString(), id)
            .orElseThrow(() -> new NoSuchAssessmentException("no objection " + id));
    return objections.answer(
        objection, ruling(given("ruling", answer.ruling())), given("text", answer.text()), actor);
  }

  static Ruling ruling(String name) {
    return Arrays.stream(Ruling.values())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameterException(
                    "ruling",
                    "ruling is %s, must be one of %s"
                        .formatted(name, Arrays.toString(Ruling.values()))));
  }

  /**
   * Reads a month.
   *
   * @throws BadParameterException where it is none
   */
  static YearMonth parse(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new BadParameterException(
          "month", "month is " + month + ", must be a month like 2026-03");
    }
  }

  private static String given(String name, @Nullable String value) {
    if (value == null) {
      throw new BadParameterException(name, name + " is missing");
    }
    return value;
  }

  /** There is no such thing, or not for whoever asks. */
  static final class NoSuchAssessmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchAssessmentException(String message) {
      super(message);
    }
  }

  @ExceptionHandler
  ProblemDetail missing(NoSuchAssessmentException missing) {
    return problem(HttpStatus.NOT_FOUND, missing);
  }

  @ExceptionHandler
  ProblemDetail refused(ClosingRefusedException refused) {
    ProblemDetail problem =
        problem(refused.why() == Why.WORDS ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT, refused);
    problem.setProperty("reason", refused.why());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail damaged(BookDamagedException damaged) {
    return problem(HttpStatus.INTERNAL_SERVER_ERROR, damaged);
  }

  private static ProblemDetail problem(HttpStatus status, Exception cause) {
    return ProblemDetail.forStatusAndDetail(status, String.valueOf(cause.getMessage()));
  }
}
