package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.page.CityClock;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/circle/what-if}. */
@RestController
class WhatIfController {

  private final PlanService plans;
  private final CityClock clock;

  WhatIfController(PlanService plans, CityClock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** Figures as they are and as they would be; nothing is kept. */
  @PostMapping("/api/v1/circle/what-if")
  ResponseEntity<WhatIfAnswer> whatIf(HttpServletRequest request) throws IOException {
    WhatIfQuestion question = QuestionReader.read(Body.read(request.getInputStream()), clock.now());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(plans.answer(question));
  }
}
