/** 通报: the best and the worst of a month, once every objection and appeal is at its end. */
@NullMarked
package io.xiaoneng.dashboard.report.circular;

import org.jspecify.annotations.NullMarked;
