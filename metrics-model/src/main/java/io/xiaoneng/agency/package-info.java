/** Contracts of intermediary agencies 中介服务, folded from their events. */
@NullMarked
package io.xiaoneng.agency;

import org.jspecify.annotations.NullMarked;
