/** What all reports are made with: words, figures that fail by name, and parts they share. */
@NullMarked
package io.xiaoneng.dashboard.report.content;

import org.jspecify.annotations.NullMarked;
