/** Tests of the embedded engine against the real driver. */
@NullMarked
package io.xiaoneng.clickhouse;

import org.jspecify.annotations.NullMarked;
