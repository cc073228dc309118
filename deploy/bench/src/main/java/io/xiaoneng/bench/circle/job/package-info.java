/** The circle's operators in a job of their own, over a city of many points and cells. */
@NullMarked
package io.xiaoneng.bench.circle.job;

import org.jspecify.annotations.NullMarked;
