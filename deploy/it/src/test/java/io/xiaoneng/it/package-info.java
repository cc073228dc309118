/** Tests of the whole: the real processes, the module rules. */
@NullMarked
package io.xiaoneng.it;

import org.jspecify.annotations.NullMarked;
