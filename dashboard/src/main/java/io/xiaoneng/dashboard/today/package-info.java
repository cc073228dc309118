/** What leaders see first: what is wrong, where, since when and who acts. */
@NullMarked
package io.xiaoneng.dashboard.today;

import org.jspecify.annotations.NullMarked;
