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
 * Takes {@code ?lang=zh|en}, {@code ?theme=light|dark|auto} and {@code ?counts=exact|short} from
 * the address and remembers them in a cookie each; anything else is ignored.
 */
class Preferences implements HandlerInterceptor {

  /** Request attribute and cookie of the theme. */
  static final String THEME = "theme";

  /** Request attribute and cookie of how counts are written. */
  static final String COUNTS = "counts";

  private static final Set<String> THEMES = Set.of("light", "dark", "auto");
  private static final Set<String> WAYS = Set.of("exact", "short");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
    Locale locale = locale(request.getParameter("lang"));
    if (locale != null && resolver != null) {
      resolver.setLocale(request, response, locale);
    }
    remember(request, response, THEME, THEMES);
    remember(request, response, COUNTS, WAYS);
    return true;
  }

  private static void remember(
      HttpServletRequest request, HttpServletResponse response, String name, Set<String> known) {
    String asked = request.getParameter(name);
    if (asked != null && known.contains(asked)) {
      request.setAttribute(name, asked);
      response.addHeader(
          HttpHeaders.SET_COOKIE,
          ResponseCookie.from(name, asked)
              .path("/")
              .maxAge(Duration.ofDays(365))
              .sameSite("Lax")
              .build()
              .toString());
    }
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
    return chosen(request, THEME, THEMES, "auto");
  }

  /** Whether large counts are said by 万 and 亿: asked for or remembered, else not. */
  static boolean shortCounts(HttpServletRequest request) {
    return chosen(request, COUNTS, WAYS, "exact").equals("short");
  }

  private static String chosen(
      HttpServletRequest request, String name, Set<String> known, String otherwise) {
    Object asked = request.getAttribute(name);
    if (asked != null) {
      return asked.toString();
    }
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name) && known.contains(cookie.getValue())) {
          return cookie.getValue();
        }
      }
    }
    return otherwise;
  }
}
