/** Tests of the pieces of the HTTP interface that need no engine. */
@NullMarked
package io.xiaoneng.clickhouse.front;

import org.jspecify.annotations.NullMarked;
