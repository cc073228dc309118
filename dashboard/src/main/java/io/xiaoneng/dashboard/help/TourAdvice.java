package io.xiaoneng.dashboard.help;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.HomePages;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells the frame whether to offer the tour: on their first page, to those who have not seen it.
 */
@ControllerAdvice(annotations = Page.class)
class TourAdvice {

  private final Tours tours;
  private final CurrentActor current;
  private final HomePages homes;

  TourAdvice(Tours tours, CurrentActor current, HomePages homes) {
    this.tours = tours;
    this.current = current;
    this.homes = homes;
  }

  @ModelAttribute("tourOffered")
  boolean offered(HttpServletRequest request) {
    Actor actor = current.get();
    return !actor.roles().isEmpty()
        && request.getMethod().equals("GET")
        && request.getRequestURI().equals(homes.of(actor))
        && !tours.seen(actor.name());
  }
}
