package io.xiaoneng.dashboard.supervision.flag.rebase;

import io.xiaoneng.dashboard.security.Actor;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/chart-rebases}: dates from which charts begin anew. */
@RestController
class RebaseController {

  private static final String PATH = "/api/v1/chart-rebases";

  private final Rebases rebases;

  RebaseController(Rebases rebases) {
    this.rebases = rebases;
  }

  @GetMapping(PATH)
  List<Rebase> all() {
    return rebases.all();
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.CREATED)
  List<Rebase> record(@RequestBody Map<String, String> fields, Actor by) {
    rebases.record(fields, by);
    return rebases.all();
  }

  @PostMapping(PATH + "/{id}/withdraw")
  List<Rebase> withdraw(@PathVariable long id, @RequestBody Map<String, String> why, Actor by) {
    rebases.withdraw(id, why.getOrDefault("reason", ""), by);
    return rebases.all();
  }
}
