/** How fast the parts of the 15-minute circle are: streets, reach, siting. */
@NullMarked
package io.xiaoneng.bench.circle;

import org.jspecify.annotations.NullMarked;
