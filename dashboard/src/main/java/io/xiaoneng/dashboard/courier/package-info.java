/** What leaves the house by mail and webhook: how it is sent, and where it may go. */
@NullMarked
package io.xiaoneng.dashboard.courier;

import org.jspecify.annotations.NullMarked;
