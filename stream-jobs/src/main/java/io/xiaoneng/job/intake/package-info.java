/** From a Kafka record to a valid event, or to a dead letter. */
@NullMarked
package io.xiaoneng.job.intake;

import org.jspecify.annotations.NullMarked;
