package io.xiaoneng.dashboard.supervision.draft;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.card.CardService;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.dashboard.supervision.task.TaskService;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/draft.docx}: drafts of letters and circulars, for supervisors. */
@RestController
class DraftController {

  private static final MediaType DOCX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

  private final CardService cards;
  private final TaskService tasks;
  private final Drafts drafts;
  private final AuditLog audit;

  DraftController(CardService cards, TaskService tasks, Drafts drafts, AuditLog audit) {
    this.cards = cards;
    this.tasks = tasks;
    this.drafts = drafts;
    this.audit = audit;
  }

  @GetMapping("/api/v1/cards/{id}/draft.docx")
  ResponseEntity<byte[]> card(
      @PathVariable long id, @RequestParam(defaultValue = "ORDER") Rung rung, Actor actor) {
    CardFile file = cards.read(id, actor);
    mayDraft(actor);
    return answer(file.matter(), rung, drafts.ofCard(file, rung, cards.due(file)), actor);
  }

  @GetMapping("/api/v1/tasks/{id}/draft.docx")
  ResponseEntity<byte[]> task(
      @PathVariable long id, @RequestParam(defaultValue = "REMINDER") Rung rung, Actor actor) {
    TaskFile file = tasks.read(id, actor);
    mayDraft(actor);
    return answer(file.matter(), rung, drafts.ofTask(file, rung, tasks.due(file)), actor);
  }

  private static void mayDraft(Actor actor) {
    if (!actor.is(Role.SUPERVISOR)) {
      throw new StepRefusedException(Refusal.WRONG_PARTY, "drafts are for supervisors");
    }
  }

  private ResponseEntity<byte[]> answer(
      Matter matter, Rung rung, OfficialDocument document, Actor actor) {
    byte[] file = DocxWriter.write(document);
    audit.record(actor, "export.draft", matter.toString(), rung.name());
    return ResponseEntity.ok()
        .contentType(DOCX)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(
                    Drafts.name(rung) + "-" + matter.toString().replace('/', '-') + ".docx",
                    StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(file);
  }
}
