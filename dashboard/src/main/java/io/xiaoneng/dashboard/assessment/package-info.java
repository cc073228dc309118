/** What a unit's running month comes to by the scheme in force: expected, not the assessment. */
@NullMarked
package io.xiaoneng.dashboard.assessment;

import org.jspecify.annotations.NullMarked;
