/** 月度考核报告: a month by the book of its assessment. */
@NullMarked
package io.xiaoneng.dashboard.report.monthly;

import org.jspecify.annotations.NullMarked;
