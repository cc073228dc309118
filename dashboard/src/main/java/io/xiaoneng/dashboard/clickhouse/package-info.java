/** Access to ClickHouse: a bounded pool, time limits, typed failures, the schema at start. */
@NullMarked
package io.xiaoneng.dashboard.clickhouse;

import org.jspecify.annotations.NullMarked;
