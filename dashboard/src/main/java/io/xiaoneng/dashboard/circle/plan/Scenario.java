package io.xiaoneng.dashboard.circle.plan;

import java.time.Instant;

/**
 * A plan that somebody keeps.
 *
 * @param name unique, whatever its case; 1 to 80 characters
 * @param note 0 to 1000 characters
 * @param question JSON, as {@code POST /api/v1/circle/what-if} takes it
 */
record Scenario(
    long id,
    String name,
    String note,
    String question,
    String author,
    Instant createdAt,
    String changedBy,
    Instant changedAt) {}
