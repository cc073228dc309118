/** The frame of every page: assets, language, theme, number formats, sign-in and failures. */
@NullMarked
package io.xiaoneng.dashboard.page;

import org.jspecify.annotations.NullMarked;
