/** What would be: points added, moved, closed or open at other hours, and the next sites. */
@NullMarked
package io.xiaoneng.dashboard.circle.plan;

import org.jspecify.annotations.NullMarked;
