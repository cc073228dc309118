/** The tool that turns a street map into a network to walk on, and measures who reaches what. */
@NullMarked
package io.xiaoneng.streets;

import org.jspecify.annotations.NullMarked;
