package io.xiaoneng.dashboard.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as it hangs on the board.
 *
 * @param at when it was posted
 * @param readAt when the one who looks marked it as read; null while it is unread
 */
public record PostedNotice(long id, Notice notice, Instant at, @Nullable Instant readAt) {}
