package io.xiaoneng.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The dashboard process. Settings are those of {@link XiaonengProperties}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class DashboardApplication {

  /** Starts the dashboard; ends with a non-zero code where a setting or a store is unusable. */
  public static void main(String[] args) {
    SpringApplication.run(DashboardApplication.class, args);
  }
}
