package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeTree;
import io.xiaoneng.dashboard.assessment.editor.SchemeList.Standing;
import io.xiaoneng.dashboard.assessment.editor.SchemeList.State;
import io.xiaoneng.dashboard.assessment.scheme.AdoptedScheme;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code /api/v1/assessment-schemes}: by what is scored. Drafts are no part of it. */
@RestController
class SchemeController {

  private static final String PATH = "/api/v1/assessment-schemes";

  private final SchemeList schemes;

  SchemeController(SchemeList schemes) {
    this.schemes = schemes;
  }

  /** All versions. */
  record Answer(List<Version> schemes) {}

  /**
   * A version in short.
   *
   * @param adoptedBy null for a version of the program
   */
  record Version(
      String id,
      int version,
      Text name,
      Text document,
      LocalDate from,
      @Nullable LocalDate to,
      State state,
      @Nullable String adoptedBy,
      @Nullable Instant adoptedAt) {}

  @GetMapping(PATH)
  Answer all() {
    return new Answer(schemes.all().stream().map(SchemeController::version).toList());
  }

  private static Version version(Standing each) {
    Scheme scheme = each.scheme();
    AdoptedScheme adopted = each.adopted();
    return new Version(
        scheme.id(),
        scheme.version(),
        scheme.name(),
        scheme.document(),
        scheme.from(),
        scheme.to(),
        each.state(),
        adopted == null ? null : adopted.adoptedBy(),
        adopted == null ? null : adopted.adoptedAt());
  }

  @GetMapping(PATH + "/{id}/{version}")
  Map<String, @Nullable Object> one(@PathVariable String id, @PathVariable int version) {
    Standing found =
        schemes
            .find(id, version)
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no scheme %s %d".formatted(id, version)));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>(SchemeTree.of(found.scheme()));
    AdoptedScheme adopted = found.adopted();
    answer.put("state", found.state());
    answer.put("adoptedBy", adopted == null ? null : adopted.adoptedBy());
    answer.put("adoptedAt", adopted == null ? null : adopted.adoptedAt());
    return answer;
  }
}
