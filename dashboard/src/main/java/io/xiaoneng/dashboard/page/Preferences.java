package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Takes {@code ?lang=zh|en} and {@code ?theme=light|dark|auto} from the address and remembers them
 * in a cookie each; anything else is ignored.
 */
class Preferences implements HandlerInterceptor {

  /** Request attribute and cookie of the theme. */
  static final String THEME = "theme";

  private static final Set<String> THEMES = Set.of("light", "dark", "auto");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
    Locale locale = locale(request.getParameter("lang"));
    if (locale != null && resolver != null) {
      resolver.setLocale(request, response, locale);
    }
    String asked = request.getParameter(THEME);
    if (asked != null && THEMES.contains(asked)) {
      request.setAttribute(THEME, asked);
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(THEME, asked)
              .path("/")
              .maxAge(Duration.ofDays(365))
              .sameSite("Lax")
              .build()
              .toString());
    }
    return true;
  }

  private static @Nullable Locale locale(@Nullable String asked) {
    if (asked == null) {
      return null;
    }
    return switch (asked) {
      case "zh", "zh-CN" -> Locale.SIMPLIFIED_CHINESE;
      case "en" -> Locale.ENGLISH;
      default -> null;
    };
  }

  /** The theme to draw a page in: asked for, remembered, or that of the reader's system. */
  static String theme(HttpServletRequest request) {
    Object asked = request.getAttribute(THEME);
    if (asked != null) {
      return asked.toString();
    }
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(THEME) && THEMES.contains(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return "auto";
  }
}
