package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.flag.FlagRule;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/v1/flag-rules}: versions of the rule for flags. */
@RestController
class RuleController {

  private static final String PATH = "/api/v1/flag-rules";

  private final RuleBook book;
  private final RuleComparisons comparisons;

  RuleController(RuleBook book, RuleComparisons comparisons) {
    this.book = book;
    this.comparisons = comparisons;
  }

  /** All versions, and what was ever put in force. */
  record Answer(List<RuleVersion> versions, List<InForce> inForce) {}

  /** From when on a version shall count. */
  record Announced(@Nullable String from, @Nullable String reason, @Nullable String document) {}

  @GetMapping(PATH)
  Answer all() {
    return new Answer(book.versions(), book.forces());
  }

  @GetMapping(PATH + "/{version}")
  RuleVersion one(@PathVariable int version) {
    return book.find(version).orElseThrow(() -> missing("no version " + version));
  }

  @GetMapping(PATH + "/{version}/comparison")
  RuleComparison compared(@PathVariable int version, @RequestParam String period) {
    return comparisons
        .of(version, period)
        .orElseThrow(
            () ->
                missing(
                    "version %d and one that counted were not both applied to %s"
                        .formatted(version, period)));
  }

  @PostMapping(PATH)
  ResponseEntity<FlagRule> make(@RequestBody Map<String, Object> fields, Actor by) {
    FlagRule made = book.make(fields, by);
    return ResponseEntity.created(URI.create(PATH + "/" + made.version())).body(made);
  }

  @PostMapping(PATH + "/{version}/in-force")
  Answer force(@PathVariable int version, @RequestBody Announced announced, Actor by) {
    if (announced.from() == null || announced.reason() == null || announced.document() == null) {
      throw new BadParameterException(
          "from", "from (a month), reason and document say from when on a version counts, and why");
    }
    book.force(version, announced.from(), announced.reason(), announced.document(), by);
    return all();
  }

  @DeleteMapping(PATH + "/in-force/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(@PathVariable long id, Actor by) {
    book.withdraw(id, by);
  }

  @PostMapping(PATH + "/{version}/stop")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(@PathVariable int version, Actor by) {
    book.stop(version, by);
  }

  private static ResponseStatusException missing(String what) {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
  }
}
