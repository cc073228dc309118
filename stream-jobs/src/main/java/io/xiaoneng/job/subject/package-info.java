/** What is no case but is folded like one: tickets of the halls and contracts of agencies. */
@NullMarked
package io.xiaoneng.job.subject;

import org.jspecify.annotations.NullMarked;
