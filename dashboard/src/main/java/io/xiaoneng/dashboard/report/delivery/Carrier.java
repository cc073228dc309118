package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.courier.DeliveryFailedException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Takes reports to recipients of one kind, each within a limited time. */
interface Carrier {

  RecipientKind kind();

  /**
   * Returns when it has arrived: where, for the log.
   *
   * @throws DeliveryFailedException where it did not, or nobody knows
   */
  String carry(Cargo cargo) throws DeliveryFailedException;

  /**
   * What goes to one recipient.
   *
   * @param at when it goes
   */
  record Cargo(Dispatch dispatch, Run run, List<Piece> pieces, Instant at) {}

  /**
   * A file of it.
   *
   * @param bytes where they are; they have been checked
   */
  record Piece(RunFile file, Path bytes) {}
}
