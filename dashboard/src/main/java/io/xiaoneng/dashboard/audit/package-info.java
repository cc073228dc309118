/** The audit log: who did what, in lines that cannot be changed unnoticed. */
@NullMarked
package io.xiaoneng.dashboard.audit;

import org.jspecify.annotations.NullMarked;
