/** Tickets of the halls' queues 取号叫号, folded from their events. */
@NullMarked
package io.xiaoneng.hall;

import org.jspecify.annotations.NullMarked;
