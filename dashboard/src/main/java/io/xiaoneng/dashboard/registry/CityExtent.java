package io.xiaoneng.dashboard.registry;

import io.xiaoneng.circle.place.Box;
import org.jspecify.annotations.Nullable;

/** Where the city lies, as far as anybody has told. */
public interface CityExtent {

  /** A rectangle that holds the whole city, with room to spare; null where nothing is known. */
  @Nullable Box box();
}
