/** Whether units are flagged fairly: cities of which it is known who really lags. */
@NullMarked
package io.xiaoneng.bench.fairness;

import org.jspecify.annotations.NullMarked;
