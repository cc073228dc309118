package io.xiaoneng.dashboard.policy;

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

/** {@code /api/v1/policy-dates}: dates that explain the course of figures. */
@RestController
class PolicyController {

  private static final String PATH = "/api/v1/policy-dates";

  private final PolicyDates dates;

  PolicyController(PolicyDates dates) {
    this.dates = dates;
  }

  @GetMapping(PATH)
  List<PolicyDate> all() {
    return dates.all();
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.CREATED)
  List<PolicyDate> enter(@RequestBody Map<String, String> fields, Actor by) {
    dates.enter(fields, by);
    return dates.all();
  }

  @PostMapping(PATH + "/{id}/withdraw")
  List<PolicyDate> withdraw(@PathVariable long id, @RequestBody Map<String, String> why, Actor by) {
    dates.withdraw(id, why.getOrDefault("reason", ""), by);
    return dates.all();
  }
}
