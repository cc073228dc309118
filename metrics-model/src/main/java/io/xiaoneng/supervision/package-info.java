/** What cards and tasks have in common: who acts, how a term runs, why a step is refused. */
@NullMarked
package io.xiaoneng.supervision;

import org.jspecify.annotations.NullMarked;
