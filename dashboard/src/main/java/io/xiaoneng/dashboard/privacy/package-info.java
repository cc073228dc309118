/** What concerns persons and what is nobody's business: who is told of it, and how it is masked. */
@NullMarked
package io.xiaoneng.dashboard.privacy;

import org.jspecify.annotations.NullMarked;
