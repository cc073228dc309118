package io.xiaoneng.dashboard.supervision.flag;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.privacy.EvidenceSight;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/flags}: flags of units with their evidence, and judging at once. */
@RestController
class FlagController {

  private static final String PATH = "/api/v1/flags";

  private final FlagDesk desk;
  private final FlagStore store;
  private final FlagPaper paper;
  private final JsonMapper json;
  private final AuditLog audit;
  private final EvidenceSight sight;

  FlagController(
      FlagDesk desk,
      FlagStore store,
      FlagPaper paper,
      JsonMapper json,
      AuditLog audit,
      EvidenceSight sight) {
    this.sight = sight;
    this.desk = desk;
    this.store = store;
    this.paper = paper;
    this.json = json;
    this.audit = audit;
  }

  /**
   * One flag.
   *
   * @param evidence as it was kept, without what tells of cases of items that are sensitive now
   */
  record Answer(Flag flag, @JsonRawValue String evidence) {}

  /** Takes {@code metric}, {@code class}, {@code period}, {@code level}, {@code unit}, … */
  @GetMapping(PATH)
  FlagDesk.Page list(@RequestParam Map<String, String> asked, Actor actor) {
    return desk.page(desk.filter(asked, actor));
  }

  @GetMapping(PATH + "/{id}")
  Answer one(@PathVariable long id, Actor actor) {
    return desk.find(id, actor)
        .flatMap(flag -> store.evidence(id).map(evidence -> new Answer(flag, sight.told(evidence))))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no flag " + id));
  }

  /** The evidence card as PDF, in the language asked for, as its page shows it. */
  @GetMapping(PATH + "/{id}/evidence.pdf")
  ResponseEntity<byte[]> paper(@PathVariable long id, Actor actor, Locale locale) {
    Flag flag =
        desk.find(id, actor)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no flag " + id));
    FlagEvidence evidence =
        json.readValue(sight.told(store.evidence(id).orElseThrow()), FlagEvidence.class);
    byte[] pdf = paper.write(flag, evidence, locale);
    audit.record(actor, "export.evidence", "flag/" + id, pdf.length + " bytes");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"flag-" + id + ".pdf\"")
        .body(pdf);
  }

  /** Judges now, as every night; what was judged when its month was over stands. */
  @PostMapping(PATH + "/run")
  FlagRun.Summary judge(Actor actor) {
    if (!actor.is(Role.SUPERVISOR) && !actor.is(Role.ADMIN)) {
      throw new ResponseStatusException(
          HttpStatus.FORBIDDEN, "supervisors and administrators have units judged");
    }
    return desk.judge(actor)
        .orElseThrow(
            () -> new ResponseStatusException(HttpStatus.CONFLICT, "units are being judged"));
  }
}
