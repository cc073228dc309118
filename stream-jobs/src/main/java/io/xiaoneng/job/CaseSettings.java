package io.xiaoneng.job;

import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.circle.CircleTables;
import io.xiaoneng.job.cube.CubeTable;
import io.xiaoneng.job.registry.RegistryAccess;

/**
 * What the graph needs besides its ends.
 *
 * @param rules zone and calendar of the city
 * @param registry how each subtask reads the registry
 * @param alerts what alerts are raised by
 * @param openRegistry whether codes that are not registered are good, and get registered
 * @param cubeTable what is already in cube_cell
 * @param circleTables what is already in the circle's tables, and in the registry's history
 * @param bundle how long changes are gathered
 * @param cachedCases cases of a subtask held in memory
 * @param cachedCells cells of a subtask held in memory
 */
public record CaseSettings(
    RulesAccess rules,
    RegistryAccess registry,
    AlertSettings alerts,
    boolean openRegistry,
    CubeTable cubeTable,
    CircleTables circleTables,
    BundleLimits bundle,
    int cachedCases,
    int cachedCells) {

  static final int CACHED_CASES = 150_000;
  static final int CACHED_CELLS = 150_000;

  /** With the bundles and caches of production. */
  public CaseSettings(
      RulesAccess rules,
      RegistryAccess registry,
      AlertSettings alerts,
      boolean openRegistry,
      CubeTable cubeTable,
      CircleTables circleTables) {
    this(
        rules,
        registry,
        alerts,
        openRegistry,
        cubeTable,
        circleTables,
        BundleLimits.DEFAULT,
        CACHED_CASES,
        CACHED_CELLS);
  }
}
