/** Charts of reports: drawn by JFreeChart once, and told as lines on paper, SVG or PNG. */
@NullMarked
package io.xiaoneng.dashboard.report.chart;

import org.jspecify.annotations.NullMarked;
