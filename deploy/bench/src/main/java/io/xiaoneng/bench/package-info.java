/** Measures how fast the whole is on this machine, and checks what came out of it. */
@NullMarked
package io.xiaoneng.bench;

import org.jspecify.annotations.NullMarked;
