package io.xiaoneng.dashboard.assessment.closing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Some months are closed; its classes share one program, and leave it as it was for each other. */
abstract class ClosedMonthsTestBase extends ClosingTestBase {

  @Autowired private MockMvc http;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("assessment_closed"));
  }

  @BeforeAll
  void close() {
    year.close();
  }

  ResultActions ask(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)));
  }

  ResultActions send(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
    return http.perform(request.with(as(actor)));
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }
}
