/** Every page over a backend that is away, does not answer, or comes back. */
@NullMarked
package io.xiaoneng.dashboard.page.broken;

import org.jspecify.annotations.NullMarked;
