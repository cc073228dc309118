/** The 15-minute service circle: what state points are in, and how many people that covers. */
@NullMarked
package io.xiaoneng.job.circle;

import org.jspecify.annotations.NullMarked;
