package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.courier.DeliveryFailedException;

/** Takes parcels to channels of one kind, each within a limited time. */
interface Courier {

  Channel.Kind kind();

  /** Returns when the parcel has arrived. */
  void take(Channel channel, Parcel parcel) throws DeliveryFailedException;
}
