/** Points, cells, streets and reaches as CSV, so that others can check them. */
@NullMarked
package io.xiaoneng.streets.table;

import org.jspecify.annotations.NullMarked;
