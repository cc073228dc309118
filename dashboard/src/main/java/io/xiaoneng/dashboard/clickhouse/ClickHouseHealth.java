package io.xiaoneng.dashboard.clickhouse;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while ClickHouse gives no answer or has not this program's schema. */
@Component("clickHouseHealthIndicator")
class ClickHouseHealth implements HealthIndicator {

  private final ClickHouse clickHouse;
  private final SchemaAtStart schema;

  ClickHouseHealth(ClickHouse clickHouse, SchemaAtStart schema) {
    this.clickHouse = clickHouse;
    this.schema = schema;
  }

  @Override
  public Health health() {
    try {
      clickHouse.query("SELECT 1", List.of(), Duration.ofSeconds(2), row -> row.getInt(1));
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      return Health.down().withDetail("reason", "ClickHouse does not answer").build();
    }
    return schema.applied()
        ? Health.up().build()
        : Health.down().withDetail("reason", "the schema is not applied").build();
  }
}
