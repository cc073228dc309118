/** What is printed: figures beside their aims, and results beside what they must be. */
@NullMarked
package io.xiaoneng.bench.report;

import org.jspecify.annotations.NullMarked;
