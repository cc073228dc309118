/** Alerts 预警 of single cases: which are due when, by rules that are data, and which stand. */
@NullMarked
package io.xiaoneng.alert;

import org.jspecify.annotations.NullMarked;
