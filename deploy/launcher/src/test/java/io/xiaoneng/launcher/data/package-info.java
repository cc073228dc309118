/** Tests of the package of the same name. */
@NullMarked
package io.xiaoneng.launcher.data;

import org.jspecify.annotations.NullMarked;
