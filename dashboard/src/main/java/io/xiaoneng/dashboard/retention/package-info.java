/** How long things are kept, what is erased on request, and the nightly run that sees to both. */
@NullMarked
package io.xiaoneng.dashboard.retention;

import org.jspecify.annotations.NullMarked;
