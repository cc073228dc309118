/** Figures of the 15-minute circle 15分钟政务服务圈: who can walk to an open service point, and when. */
@NullMarked
package io.xiaoneng.dashboard.circle.figure;

import org.jspecify.annotations.NullMarked;
