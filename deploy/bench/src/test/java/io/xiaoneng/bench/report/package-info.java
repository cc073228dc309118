/** Tests of figures and results. */
@NullMarked
package io.xiaoneng.bench.report;

import org.jspecify.annotations.NullMarked;
