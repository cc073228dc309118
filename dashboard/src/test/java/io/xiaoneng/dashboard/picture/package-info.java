/** The main pages compared with stored pictures, over a city and a clock that stand still. */
@NullMarked
package io.xiaoneng.dashboard.picture;

import org.jspecify.annotations.NullMarked;
