/** Cards and tasks whose term has been let pass, for whoever tells leaders of them. */
@NullMarked
package io.xiaoneng.dashboard.supervision.need;

import org.jspecify.annotations.NullMarked;
