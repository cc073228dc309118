/** The case API: one case with its events, milestones, clocks and trace. */
@NullMarked
package io.xiaoneng.dashboard.casefile;

import org.jspecify.annotations.NullMarked;
