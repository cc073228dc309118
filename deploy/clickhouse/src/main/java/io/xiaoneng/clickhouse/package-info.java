/** The ClickHouse engine as a process of its own, and how other processes start it. */
@NullMarked
package io.xiaoneng.clickhouse;

import org.jspecify.annotations.NullMarked;
