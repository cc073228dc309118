/** Tests of the measure of fairness. */
@NullMarked
package io.xiaoneng.bench.fairness;

import org.jspecify.annotations.NullMarked;
