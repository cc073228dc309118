/** Versions of the rule for flags as data: made, run in shadow, compared, put in force. */
@NullMarked
package io.xiaoneng.dashboard.supervision.flag.rule;

import org.jspecify.annotations.NullMarked;
