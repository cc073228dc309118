package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * What the operators must know of the alerts that stand in the table. After a crash the job goes on
 * from a checkpoint; an alert that it raised after that is in the table and not in its state, and
 * must be ended or withdrawn all the same.
 */
public interface AlertTable extends Serializable {

  /** Nothing is there yet. */
  AlertTable EMPTY =
      new AlertTable() {
        private static final long serialVersionUID = 1L;

        @Override
        public List<Raised> inForce() {
          return List.of();
        }
      };

  /**
   * An alert that was raised.
   *
   * @param at when
   * @param version of the case by which the table says so
   */
  record Raised(Alert alert, Instant at, BigInteger version) {}

  /** Those that hold by what the table says. */
  List<Raised> inForce() throws IOException;
}
