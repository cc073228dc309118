package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Gives every page its frame, and says in words when the figures cannot be had. */
@ControllerAdvice(annotations = Page.class)
class PageAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(PageAdvice.class);

  private final PageFrame frame;

  PageAdvice(PageFrame frame) {
    this.frame = frame;
  }

  @ModelAttribute
  void frame(HttpServletRequest request, Model model) {
    Map<String, @Nullable Object> attributes = new HashMap<>();
    frame.fill(request, attributes);
    attributes.forEach(model::addAttribute);
  }

  @ExceptionHandler({ClickHouseUnavailableException.class, ClickHouseQueryException.class})
  ModelAndView away(HttpServletRequest request, RuntimeException failure) {
    LOG.warn("figures are not available for {}: {}", request.getRequestURI(), failure.toString());
    return failure(request, HttpStatus.SERVICE_UNAVAILABLE);
  }

  @ExceptionHandler(PageNotFoundException.class)
  ModelAndView missing(HttpServletRequest request, PageNotFoundException failure) {
    ModelAndView view = failure(request, HttpStatus.NOT_FOUND);
    view.addObject("missingKind", failure.kind());
    view.addObject("missingId", failure.id());
    return view;
  }

  private ModelAndView failure(HttpServletRequest request, HttpStatus status) {
    ModelAndView view = new ModelAndView("failure");
    frame.fill(request, view.getModel());
    view.addObject("status", status.value());
    view.setStatus(status);
    return view;
  }
}
