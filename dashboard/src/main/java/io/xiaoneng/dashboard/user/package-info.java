/** Users as those see them who keep them, and everybody's own account. */
@NullMarked
package io.xiaoneng.dashboard.user;

import org.jspecify.annotations.NullMarked;
