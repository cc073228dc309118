package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page for what no controller caught: 403, 404, 500 and their kin. */
@Component
class FailureViews implements ErrorViewResolver {

  private final PageFrame frame;

  FailureViews(PageFrame frame) {
    this.frame = frame;
  }

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    ModelAndView view = new ModelAndView("failure");
    frame.fill(request, view.getModel());
    view.addObject("status", status.value());
    view.addObject("asking", request.getMethod().equals(HttpMethod.GET.name()));
    view.setStatus(status);
    return view;
  }
}
