package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Attachment;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.Notes;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/claims}: claims on overdue days, their steps, comments and files. */
@RestController
class ClaimController {

  private static final String PATH = "/api/v1/claims";

  private final ClaimService claims;
  private final ClaimDesk desk;
  private final Notes notes;
  private final Downloads downloads;

  ClaimController(ClaimService claims, ClaimDesk desk, Notes notes, Downloads downloads) {
    this.claims = claims;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
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

  /** Something to say. */
  record Said(@Nullable String text) {}

  @GetMapping(PATH)
  ClaimView.Page list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      Actor actor) {
    return desk.page(state, unit, page, actor);
  }

  @PostMapping(PATH)
  ResponseEntity<ClaimView> raise(@RequestBody Wanted wanted, Actor actor) {
    ClaimReason reason = wanted.reason();
    Integer days = wanted.days();
    if (reason == null) {
      throw new BadParameterException("reason", "reason must be OTHER_UNIT, SYSTEM or APPLICANT");
    }
    if (days == null) {
      throw new BadParameterException("days", "days is missing");
    }
    ClaimFile file =
        claims.raise(text(wanted.caseId()).strip(), reason, days, text(wanted.text()), actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(desk.view(file, actor));
  }

  @GetMapping(PATH + "/{id}")
  ClaimView one(@PathVariable long id, Actor actor) {
    return desk.view(claims.read(id, actor), actor);
  }

  @PostMapping(PATH + "/{id}/steps")
  ClaimView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    ClaimStep wanted = step.step();
    Integer version = step.version();
    if (wanted == null) {
      throw new BadParameterException("step", "step is missing");
    }
    if (version == null) {
      throw new BadParameterException("version", "version of the claim that was read is missing");
    }
    ClaimRules.Wish wish = new ClaimRules.Wish(wanted, text(step.text()), step.days());
    return desk.view(claims.take(id, version, wish, actor), actor);
  }

  @PostMapping(PATH + "/{id}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  ClaimView comment(@PathVariable long id, @RequestBody Said said, Actor actor) {
    ClaimFile file = claims.read(id, actor);
    notes.comment(file.matter(), actor, claims.hand(file, actor), text(said.text()));
    return desk.view(file, actor);
  }

  /** Takes the body as a file, whatever media type it is sent as. */
  @PostMapping(PATH + "/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Attachment attach(
      @PathVariable long id, @RequestParam String name, HttpServletRequest request, Actor actor)
      throws IOException {
    ClaimFile file = claims.read(id, actor);
    return notes.attach(
        file.matter(),
        actor,
        claims.hand(file, actor),
        name,
        request.getContentLengthLong(),
        request.getInputStream());
  }

  @GetMapping(PATH + "/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    ClaimFile file = claims.read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given;
  }
}
