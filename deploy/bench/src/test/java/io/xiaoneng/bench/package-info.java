/** Tests of the command line. */
@NullMarked
package io.xiaoneng.bench;

import org.jspecify.annotations.NullMarked;
