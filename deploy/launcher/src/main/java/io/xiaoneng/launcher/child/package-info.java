/** Child processes: started, watched, started again, stopped. Knows nothing of what they do. */
@NullMarked
package io.xiaoneng.launcher.child;

import org.jspecify.annotations.NullMarked;
