/** Streets to walk on, and how far it is from them to a service point. */
@NullMarked
package io.xiaoneng.circle.street;

import org.jspecify.annotations.NullMarked;
