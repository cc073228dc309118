package io.xiaoneng.dashboard.intake;

import java.util.List;

/**
 * What became of a request's events.
 *
 * @param accepted durable ones (in a dry run: valid ones)
 * @param rejected refused ones, by index
 * @param unconfirmed indexes of valid or refused ones that could not be made durable in time; to be
 *     sent again
 */
record Receipt(int accepted, List<Refusal> rejected, List<Integer> unconfirmed) {

  Receipt {
    rejected = List.copyOf(rejected);
    unconfirmed = List.copyOf(unconfirmed);
  }
}
