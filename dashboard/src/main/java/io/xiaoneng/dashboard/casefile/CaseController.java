package io.xiaoneng.dashboard.casefile;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/cases/{id}}. */
@RestController
class CaseController {

  private final CaseFileService cases;

  CaseController(CaseFileService cases) {
    this.cases = cases;
  }

  /**
   * @param path the case number behind its slash: a number may have slashes itself
   */
  @GetMapping("/api/v1/cases/{*path}")
  CaseAnswer read(@PathVariable String path) {
    String caseId = path.substring(1);
    return cases
        .find(caseId)
        .map(CaseAnswer::of)
        .orElseThrow(() -> new CaseNotFoundException(caseId));
  }
}
