/** The metric catalogue and the statistics that travel with every figure. */
@NullMarked
package io.xiaoneng.metric;

import org.jspecify.annotations.NullMarked;
