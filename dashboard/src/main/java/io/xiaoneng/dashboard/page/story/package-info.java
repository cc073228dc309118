/** A case told so that a citizen could read it: what happened, which days counted, what is next. */
@NullMarked
package io.xiaoneng.dashboard.page.story;

import org.jspecify.annotations.NullMarked;
