/** A city on its streets in a whole installation: from a state change to the page, and the API. */
@NullMarked
package io.xiaoneng.bench.circle.city;

import org.jspecify.annotations.NullMarked;
