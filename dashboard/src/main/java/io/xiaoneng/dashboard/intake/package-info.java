/** POST /api/v1/events: events in by HTTP, durable in Kafka before the answer. */
@NullMarked
package io.xiaoneng.dashboard.intake;

import org.jspecify.annotations.NullMarked;
