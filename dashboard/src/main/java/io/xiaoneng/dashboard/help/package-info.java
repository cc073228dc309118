/** Help for whoever looks at the pages: the words of the field, a first tour, where to read on. */
@NullMarked
package io.xiaoneng.dashboard.help;

import org.jspecify.annotations.NullMarked;
