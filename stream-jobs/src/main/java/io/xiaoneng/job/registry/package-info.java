/** Reference data inside the job: read to its end before events, then kept fresh. */
@NullMarked
package io.xiaoneng.job.registry;

import org.jspecify.annotations.NullMarked;
