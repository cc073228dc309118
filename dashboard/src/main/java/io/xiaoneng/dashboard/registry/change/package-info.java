/** What a change of the registry does to figures of the past: which cases, how they move. */
@NullMarked
package io.xiaoneng.dashboard.registry.change;

import org.jspecify.annotations.NullMarked;
