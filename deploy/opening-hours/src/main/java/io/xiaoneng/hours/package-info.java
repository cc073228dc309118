/** Opening hours 开放时间 as OpenStreetMap writes them, turned into moments. */
@NullMarked
package io.xiaoneng.hours;

import org.jspecify.annotations.NullMarked;
