package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/units/CODE/desk} and {@code /api/v1/units/CODE/presses}. */
@RestController
class DeskController {

  private final DeskService desks;
  private final PressService presses;

  DeskController(DeskService desks, PressService presses) {
    this.desks = desks;
    this.presses = presses;
  }

  /**
   * Whom to press.
   *
   * @param caseId number of the case whose holder is meant
   */
  record Wanted(@Nullable String caseId) {}

  @GetMapping("/api/v1/units/{code}/desk")
  ResponseEntity<Desk> desk(@PathVariable String code, Actor actor) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(desks.of(code, actor));
  }

  @PostMapping("/api/v1/units/{code}/presses")
  @ResponseStatus(HttpStatus.CREATED)
  Press press(@PathVariable String code, @RequestBody Wanted wanted, Actor actor) {
    String caseId = wanted.caseId();
    if (caseId == null || caseId.isBlank()) {
      throw new BadParameterException("caseId", "caseId is missing");
    }
    return presses.press(code, caseId.strip(), actor);
  }

  @ExceptionHandler
  ProblemDetail refused(PressRefusedException refused) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            refused.why() == PressRefusedException.Why.NO_CASE
                ? HttpStatus.NOT_FOUND
                : HttpStatus.CONFLICT,
            String.valueOf(refused.getMessage()));
    problem.setProperty("reason", refused.why());
    problem.setProperty("again", refused.again());
    return problem;
  }
}
