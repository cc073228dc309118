package io.xiaoneng.dashboard.intake;

import io.xiaoneng.event.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One refused event, as the answer names it.
 *
 * @param index of the element in the batch, from 0
 * @param id as far as it could be read
 */
record Refusal(int index, @Nullable String id, String reason, String detail) {

  Refusal(int index, @Nullable String id, Reason reason, String detail) {
    this(index, id, reason.code(), detail);
  }
}
