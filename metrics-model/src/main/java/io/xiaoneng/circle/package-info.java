/** The 15-minute service circle 15分钟政务服务圈: who can walk to an open service point. */
@NullMarked
package io.xiaoneng.circle;

import org.jspecify.annotations.NullMarked;
