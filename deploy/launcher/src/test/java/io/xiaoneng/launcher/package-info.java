/** Tests of the package of the same name. */
@NullMarked
package io.xiaoneng.launcher;

import org.jspecify.annotations.NullMarked;
