/** Writing rows into ClickHouse: batches, retries, and splitting off what cannot be written. */
@NullMarked
package io.xiaoneng.job.sink;

import org.jspecify.annotations.NullMarked;
