/** Population cells out of a raster of people and the shapes of communities. */
@NullMarked
package io.xiaoneng.streets.raster;

import org.jspecify.annotations.NullMarked;
