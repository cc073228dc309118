/** A small made-up city straight in the tables, to look at pages without the rest of the system. */
@NullMarked
package io.xiaoneng.dashboard.dev;

import org.jspecify.annotations.NullMarked;
