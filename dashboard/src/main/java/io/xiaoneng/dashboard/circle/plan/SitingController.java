package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.page.CityClock;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/circle/siting}. */
@RestController
class SitingController {

  private final NextSites sites;
  private final CityClock clock;

  SitingController(NextSites sites, CityClock clock) {
    this.sites = sites;
    this.clock = clock;
  }

  /** Where the next points should stand, or the fewest that reach a target. */
  @PostMapping("/api/v1/circle/siting")
  ResponseEntity<NextSites.Answer> siting(HttpServletRequest request) throws IOException {
    SitingQuestion question = SitingQuestion.read(Body.read(request.getInputStream()), clock.now());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sites.answer(question));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> busy(PlansBusyException failure) {
    return problem(HttpStatus.TOO_MANY_REQUESTS, failure.getMessage());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> without(NoStreetsException failure) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, failure.getMessage());
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.RETRY_AFTER, "5")
        .body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
