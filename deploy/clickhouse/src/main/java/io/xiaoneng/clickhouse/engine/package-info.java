/** The native engine library: finding it, its connections, queries, inserts and errors. */
@NullMarked
package io.xiaoneng.clickhouse.engine;

import org.jspecify.annotations.NullMarked;
