/** Where people of a unit begin: what is due, what others hold, and how the month stands. */
@NullMarked
package io.xiaoneng.dashboard.desk;

import org.jspecify.annotations.NullMarked;
