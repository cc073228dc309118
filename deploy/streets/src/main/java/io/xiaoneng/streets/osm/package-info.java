/** OpenStreetMap extracts in, streets to walk on out, by GraphHopper's rules of access. */
@NullMarked
package io.xiaoneng.streets.osm;

import org.jspecify.annotations.NullMarked;
