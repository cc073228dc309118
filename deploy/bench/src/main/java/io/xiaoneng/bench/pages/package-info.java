/** How soon a page is seen and can be used, in a browser with nothing in its cache. */
@NullMarked
package io.xiaoneng.bench.pages;

import org.jspecify.annotations.NullMarked;
