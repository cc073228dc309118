/** The ClickHouse schema as numbered SQL. */
@NullMarked
package io.xiaoneng.schema;

import org.jspecify.annotations.NullMarked;
