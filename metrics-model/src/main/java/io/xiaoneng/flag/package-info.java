/** Whether a unit really lags, or is just small, unlucky or handed the hard items. */
@NullMarked
package io.xiaoneng.flag;

import org.jspecify.annotations.NullMarked;
