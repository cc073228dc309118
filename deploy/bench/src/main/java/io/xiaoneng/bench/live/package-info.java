/** A running installation under a steady load: how old its figures are and how fast it answers. */
@NullMarked
package io.xiaoneng.bench.live;

import org.jspecify.annotations.NullMarked;
