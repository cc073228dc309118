/** The stream jobs: their graph, their settings and their main classes. */
@NullMarked
package io.xiaoneng.job;

import org.jspecify.annotations.NullMarked;
