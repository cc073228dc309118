/**
 * Recomputes rows and cells from the archived events by SQL of its own, compares them with what the
 * job wrote, lists the differences and has them repaired.
 */
@NullMarked
package io.xiaoneng.dashboard.reconciliation;

import org.jspecify.annotations.NullMarked;
