/** Tests of the package of the same name. */
@NullMarked
package io.xiaoneng.launcher.child;

import org.jspecify.annotations.NullMarked;
