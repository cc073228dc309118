/** Foreign logs read as streams of rows: XES traces and events, CSV records. */
@NullMarked
package io.xiaoneng.importer.source;

import org.jspecify.annotations.NullMarked;
