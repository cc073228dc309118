/** Reference data: units, items, sources and points, looked up at the version in force. */
@NullMarked
package io.xiaoneng.registry;

import org.jspecify.annotations.NullMarked;
