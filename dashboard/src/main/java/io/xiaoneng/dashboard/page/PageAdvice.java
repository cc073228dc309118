package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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

  private static final String RETRY_SECONDS = "5";

  /** What is known to be there, or not, only from ClickHouse. */
  private static final Set<String> READ = Set.of("case", "hall", "item", "point", "unit");

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

  /** What cannot be had is not shown; what stands without figures is named. */
  @ExceptionHandler({ClickHouseUnavailableException.class, ClickHouseQueryException.class})
  ModelAndView away(
      HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
    Lack lack = Lack.of(failure);
    if (lack == Lack.REFUSED) {
      LOG.error("figures are refused for {}", request.getRequestURI(), failure);
    } else {
      LOG.warn("figures are not available for {}: {}", request.getRequestURI(), failure.toString());
    }
    return lacking(request, response, lack);
  }

  private ModelAndView lacking(
      HttpServletRequest request, HttpServletResponse response, Lack lack) {
    if (lack != Lack.REFUSED) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    ModelAndView view = failure(request, lack.status());
    view.addObject("lack", lack.name().toLowerCase(Locale.ROOT));
    return view;
  }

  /** Nobody can say that something is not there while what it would be in cannot be read. */
  @ExceptionHandler(PageNotFoundException.class)
  ModelAndView missing(
      HttpServletRequest request, HttpServletResponse response, PageNotFoundException failure) {
    if (READ.contains(failure.kind()) && PageFrame.unread(request)) {
      return lacking(request, response, Lack.AWAY);
    }
    ModelAndView view = failure(request, HttpStatus.NOT_FOUND);
    view.addObject("missingKind", failure.kind());
    view.addObject("missingId", failure.id());
    return view;
  }

  private ModelAndView failure(HttpServletRequest request, HttpStatus status) {
    ModelAndView view = new ModelAndView("failure");
    frame.fill(request, view.getModel());
    view.addObject("status", status.value());
    view.addObject("asking", request.getMethod().equals(HttpMethod.GET.name()));
    view.setStatus(status);
    return view;
  }
}
