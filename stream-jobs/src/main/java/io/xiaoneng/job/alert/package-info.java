/** Alerts 预警: what each case gives is planned with its fold, raised when its moment comes. */
@NullMarked
package io.xiaoneng.job.alert;

import org.jspecify.annotations.NullMarked;
