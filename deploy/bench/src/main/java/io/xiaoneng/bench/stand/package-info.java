/** The processes under test: the installation of the launcher, and children that measure. */
@NullMarked
package io.xiaoneng.bench.stand;

import org.jspecify.annotations.NullMarked;
