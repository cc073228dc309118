/**
 * How good the data is: sources, refused events, contradictions, codes registered by themselves.
 */
@NullMarked
package io.xiaoneng.dashboard.quality;

import org.jspecify.annotations.NullMarked;
