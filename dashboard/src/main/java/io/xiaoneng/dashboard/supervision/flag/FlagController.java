package io.xiaoneng.dashboard.supervision.flag;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.xiaoneng.dashboard.privacy.EvidenceSight;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/v1/flags}: flags of units with their evidence, and judging at once. */
@RestController
class FlagController {

  private static final String PATH = "/api/v1/flags";

  private final FlagDesk desk;
  private final FlagStore store;
  private final EvidenceSight sight;

  FlagController(FlagDesk desk, FlagStore store, EvidenceSight sight) {
    this.sight = sight;
    this.desk = desk;
    this.store = store;
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
