/** What has changed of a figure after it was published, and the events that changed it. */
@NullMarked
package io.xiaoneng.dashboard.corrections;

import org.jspecify.annotations.NullMarked;
