/** Working-day calendars as versioned data and arithmetic over counted days. */
@NullMarked
package io.xiaoneng.calendar;

import org.jspecify.annotations.NullMarked;
