package io.xiaoneng.dashboard.freshness;

import java.util.OptionalLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while Kafka gives no answer; tells how many records the job has left. */
@Component("kafka")
class JobHealth implements HealthIndicator {

  private final JobLag lag;

  JobHealth(JobLag lag) {
    this.lag = lag;
  }

  @Override
  public Health health() {
    OptionalLong left = lag.records();
    return left.isPresent()
        ? Health.up().withDetail("uncommittedRecords", left.getAsLong()).build()
        : Health.down().withDetail("reason", "Kafka does not answer").build();
  }
}
