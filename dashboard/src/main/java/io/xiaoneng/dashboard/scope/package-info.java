/** What a unit's users see: their subtree, and nothing else. */
@NullMarked
package io.xiaoneng.dashboard.scope;

import org.jspecify.annotations.NullMarked;
