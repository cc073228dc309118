/** How fast a month is closed: a base of many cases, every unit's scorecard, figures checked. */
@NullMarked
package io.xiaoneng.bench.closing;

import org.jspecify.annotations.NullMarked;
