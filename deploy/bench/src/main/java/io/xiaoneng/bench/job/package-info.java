/**
 * What runs in the measuring children: plain consumers, and the job's graph into sinks that count.
 */
@NullMarked
package io.xiaoneng.bench.job;

import org.jspecify.annotations.NullMarked;
