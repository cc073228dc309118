/** Notices: on a page, and by mail or webhook, gathered and outside quiet hours. */
@NullMarked
package io.xiaoneng.dashboard.notice;

import org.jspecify.annotations.NullMarked;
