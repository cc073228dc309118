package io.xiaoneng.dashboard.registry.change;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/registry-changes}: what changes of the registry did to the past. */
@RestController
class RegistryChangeController {

  private static final int CHANGES = 100;
  private static final int CASES = 10_000;

  private final ChangeTable table;

  RegistryChangeController(ChangeTable table) {
    this.table = table;
  }

  @GetMapping("/api/v1/registry-changes")
  List<ChangeTable.Change> changes() {
    return table.changes(CHANGES);
  }

  @GetMapping("/api/v1/registry-changes/{id}/cases")
  List<ChangeTable.Moved> cases(@PathVariable long id) {
    return table.moved(id, CASES);
  }
}
