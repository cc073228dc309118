/** Pages of text, tables and drawings, written as PDF with fonts of their own. */
@NullMarked
package io.xiaoneng.dashboard.paper;

import org.jspecify.annotations.NullMarked;
