/** ClickHouse's HTTP interface in front of the engine. */
@NullMarked
package io.xiaoneng.clickhouse.front;

import org.jspecify.annotations.NullMarked;
