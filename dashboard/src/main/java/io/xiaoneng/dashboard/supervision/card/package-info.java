/** Cards and orders: their store, who may do what, reminders, API and pages. */
@NullMarked
package io.xiaoneng.dashboard.supervision.card;

import org.jspecify.annotations.NullMarked;
