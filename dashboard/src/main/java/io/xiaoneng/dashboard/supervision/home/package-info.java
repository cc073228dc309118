/** Where people of supervision begin: what waits for them, and what waits for others. */
@NullMarked
package io.xiaoneng.dashboard.supervision.home;

import org.jspecify.annotations.NullMarked;
