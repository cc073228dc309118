package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/report-runs}: what was made and sent, again and for past periods. */
@RestController
class RunController {

  private static final String PATH = "/api/v1/report-runs";

  private final RunReader reader;
  private final RunDesk desk;

  RunController(RunReader reader, RunDesk desk) {
    this.reader = reader;
    this.desk = desk;
  }

  /**
   * What past periods are wanted.
   *
   * @param schedule whose report, formats, language and recipients
   * @param from period, such as {@code 2026-03}
   * @param to last of them; missing for that one alone
   * @param send whether it goes to the recipients; true where it is missing
   */
  record BackRun(
      @Nullable Long schedule,
      @Nullable String from,
      @Nullable String to,
      @Nullable Boolean send) {}

  /** The runs that were planned. */
  record Planned(List<Long> runs) {}

  /** A round that was begun. */
  record Begun(int round) {}

  @GetMapping(PATH)
  RunReader.Runs list(
      @RequestParam(required = false) Run.@Nullable State state,
      @RequestParam(required = false) @Nullable Long schedule,
      @RequestParam(defaultValue = "1") int page) {
    return reader.list(state, schedule, page);
  }

  @GetMapping(PATH + "/{id}")
  RunReader.One one(
      @PathVariable long id,
      @RequestParam(required = false) Dispatch.@Nullable State state,
      @RequestParam(defaultValue = "1") int filesPage,
      @RequestParam(defaultValue = "1") int page) {
    return reader.one(id, state, filesPage, page);
  }

  /** The bytes exactly as they were sent, to be saved. */
  @GetMapping(PATH + "/{id}/files/{n}")
  ResponseEntity<Resource> file(@PathVariable long id, @PathVariable int n) throws IOException {
    RunFile file = desk.file(id, n);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(file.format().mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(WebhookCarrier.CHECKSUM, file.sha256())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(new FileSystemResource(desk.bytes(file)));
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Planned backRun(@RequestBody BackRun wanted, Actor actor) {
    Long schedule = wanted.schedule();
    String from = wanted.from();
    if (schedule == null) {
      throw new BadParameterException("schedule", "schedule is missing: the id of a schedule");
    }
    if (from == null) {
      throw new BadParameterException("from", "from is missing: a period such as 2026-03");
    }
    boolean send = wanted.send() == null || wanted.send();
    return new Planned(desk.backRun(schedule, from, wanted.to(), send, actor));
  }

  @PostMapping(PATH + "/{id}/send-again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Begun sendAgain(
      @PathVariable long id, @RequestParam(defaultValue = "ALL") RunDesk.To to, Actor actor) {
    return new Begun(desk.sendAgain(id, to, actor));
  }

  @PostMapping(PATH + "/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RunView retry(@PathVariable long id, Actor actor) {
    desk.retry(id, actor);
    return reader.view(id);
  }

  @PostMapping(PATH + "/{id}/stop")
  RunView stop(@PathVariable long id, Actor actor) {
    desk.stop(id, actor);
    return reader.view(id);
  }
}
