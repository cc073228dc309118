/** Where the next service points should stand: exact siting by mixed-integer programs. */
@NullMarked
package io.xiaoneng.dashboard.circle.siting;

import org.jspecify.annotations.NullMarked;
