package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterApi;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Words;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/claims}: claims on overdue days, their steps, comments and files. */
@RestController
@RequestMapping(ClaimController.PATH)
class ClaimController extends MatterApi<ClaimFile, ClaimView> {

  static final String PATH = "/api/v1/claims";

  private final ClaimService claims;
  private final ClaimDesk desk;

  ClaimController(ClaimService claims, ClaimDesk desk, Notes notes, Downloads downloads) {
    super(claims, desk::view, notes, downloads);
    this.claims = claims;
    this.desk = desk;
  }

  /**
   * A claim that is to be raised.
   *
   * @param caseId number of the case
   * @param days counted days, 1 to what is overdue and not claimed yet
   */
  record Wanted(
      @Nullable String caseId,
      @Nullable ClaimReason reason,
      @Nullable Integer days,
      @Nullable String text) {}

  /**
   * A step that is to be taken.
   *
   * @param version of the claim as it was read
   * @param days to be granted; null for all that were claimed
   */
  record Step(
      @Nullable ClaimStep step,
      @Nullable Integer version,
      @Nullable String text,
      @Nullable Integer days) {}

  @GetMapping
  ClaimView.Page list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      Actor actor) {
    return desk.page(state, unit, page, actor);
  }

  @PostMapping
  ResponseEntity<ClaimView> raise(@RequestBody Wanted wanted, Actor actor) {
    ClaimFile file =
        claims.raise(
            Words.orEmpty(wanted.caseId()).strip(),
            Words.present("reason", wanted.reason()),
            Words.present("days", wanted.days()),
            Words.orEmpty(wanted.text()),
            actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(tell(file, actor));
  }

  @PostMapping("/{id}/steps")
  ClaimView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    ClaimStep wanted = Words.present("step", step.step());
    int version = Words.present("version", step.version());
    ClaimRules.Wish wish = new ClaimRules.Wish(wanted, Words.orEmpty(step.text()), step.days());
    return tell(claims.take(id, version, wish, actor), actor);
  }
}
