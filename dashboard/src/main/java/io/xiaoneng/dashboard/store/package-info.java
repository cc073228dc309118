/**
 * What all tables of the dashboard's own database have in common: instants, new ids, conditions.
 */
@NullMarked
package io.xiaoneng.dashboard.store;

import org.jspecify.annotations.NullMarked;
