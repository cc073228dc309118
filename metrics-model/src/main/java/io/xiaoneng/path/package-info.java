/** The path from the months that are over to a value that is to be reached by a day. */
@NullMarked
package io.xiaoneng.path;

import org.jspecify.annotations.NullMarked;
