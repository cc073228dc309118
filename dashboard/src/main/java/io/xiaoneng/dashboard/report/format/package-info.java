/** Reports written as PDF, DOCX, XLSX, HTML and JSON. */
@NullMarked
package io.xiaoneng.dashboard.report.format;

import org.jspecify.annotations.NullMarked;
