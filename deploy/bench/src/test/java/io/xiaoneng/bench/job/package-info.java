/** Tests of what the measuring children count. */
@NullMarked
package io.xiaoneng.bench.job;

import org.jspecify.annotations.NullMarked;
