/** The metrics computed the plain way from case facts: what every faster path is tested against. */
@NullMarked
package io.xiaoneng.metric.reference;

import org.jspecify.annotations.NullMarked;
