/** Facts as rows of ClickHouse's tables, in its RowBinary format. */
@NullMarked
package io.xiaoneng.row;

import org.jspecify.annotations.NullMarked;
