/** Why a figure changed from one period to the next: what each cause adds, exactly. */
@NullMarked
package io.xiaoneng.change;

import org.jspecify.annotations.NullMarked;
