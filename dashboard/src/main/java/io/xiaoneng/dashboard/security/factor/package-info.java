/** The second factor at the form: codes that a user's own device computes. */
@NullMarked
package io.xiaoneng.dashboard.security.factor;

import org.jspecify.annotations.NullMarked;
