package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.security.Actor;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/retention} and {@code /api/v1/erasures}. */
@RestController
class RetentionController {

  private final RetentionRun run;
  private final RetentionSettings settings;
  private final ErasureDesk desk;

  RetentionController(RetentionRun run, RetentionSettings settings, ErasureDesk desk) {
    this.run = run;
    this.settings = settings;
    this.desk = desk;
  }

  /** Days that things are kept, and what would go now. */
  record Standing(
      long auditDays, long attachmentDays, long deadLetterDays, RetentionRun.Amount due) {}

  @GetMapping("/api/v1/retention")
  ResponseEntity<Standing> standing() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Standing(
                settings.audit().toDays(),
                settings.attachments().toDays(),
                settings.deadLetters().toDays(),
                run.plan()));
  }

  /** Takes away now what the night would; what went. */
  @PostMapping("/api/v1/retention/run")
  RetentionRun.Amount run(Actor actor) {
    return run.run(actor);
  }

  /** Erases, or with {@code dryRun}, which is the default, says what would be erased. */
  @PostMapping("/api/v1/erasures")
  ErasureDesk.Answer erase(@RequestBody ErasureDesk.Wanted wanted, Actor actor) {
    return desk.take(wanted, actor);
  }
}
