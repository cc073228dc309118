/** The demo city's streets and population cells: synthetic, and said to be so wherever they go. */
@NullMarked
package io.xiaoneng.simulator.street;

import org.jspecify.annotations.NullMarked;
