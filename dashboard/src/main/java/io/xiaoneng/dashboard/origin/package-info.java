/** Where the data that figures are made of came from, and how old it is. */
@NullMarked
package io.xiaoneng.dashboard.origin;

import org.jspecify.annotations.NullMarked;
