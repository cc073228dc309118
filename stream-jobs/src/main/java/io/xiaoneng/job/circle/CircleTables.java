package io.xiaoneng.job.circle;

import io.xiaoneng.job.registry.RegistryRow;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** What the circle's operators must know of what is already in tables. */
public interface CircleTables extends Serializable {

  /** Nothing is there yet. */
  CircleTables EMPTY =
      new CircleTables() {
        private static final long serialVersionUID = 1L;

        @Override
        public long maxVersion(String table) {
          return 0;
        }

        @Override
        public List<RegistryRow> registryAfter(long offset) {
          return List.of();
        }
      };

  /**
   * The highest version of any row of {@code point_day} or {@code coverage_day}, 0 without rows.
   */
  long maxVersion(String table) throws IOException;

  /** Every record of the registry ever published behind that offset, in their order. */
  List<RegistryRow> registryAfter(long offset) throws IOException;
}
