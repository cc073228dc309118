package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.security.AccessTable;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.HomePages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What the frame of every page shows: language, theme, freshness, and whether the city is real. */
@Component
class PageFrame {

  /** From so many seconds behind on the frame says that figures are catching up. */
  static final long CATCHING_UP = 60;

  /** Of a request, that it is not known how fresh the figures are. */
  private static final String UNKNOWN = PageFrame.class.getName() + ".unknown";

  /** Where the frame leads to, for those who may go there. */
  private static final List<String> SECTIONS =
      List.of(
          "/",
          "/units",
          "/halls",
          "/circle",
          "/process",
          "/corrections",
          "/quality",
          "/data",
          "/metrics",
          "/explore",
          "/wall",
          "/wall/tokens",
          "/registry",
          "/reports",
          "/supervision",
          "/supervision/cards",
          "/supervision/tasks",
          "/supervision/flags",
          "/supervision/alerts",
          "/supervision/due",
          "/supervision/claims",
          "/assessments",
          "/assessments/schemes",
          "/reports/runs",
          "/cases",
          "/notices",
          "/users",
          "/audit",
          "/help",
          "/account");

  private final FreshnessService freshness;
  private final CityClock clock;
  private final Assets assets;
  private final Words words;
  private final boolean demo;
  private final CurrentActor actor;
  private final AccessTable access;
  private final HomePages homes;

  PageFrame(
      FreshnessService freshness,
      CityClock clock,
      Assets assets,
      Words words,
      CurrentActor actor,
      AccessTable access,
      HomePages homes,
      @Value("${xiaoneng.demo:false}") boolean demo) {
    this.freshness = freshness;
    this.clock = clock;
    this.assets = assets;
    this.words = words;
    this.demo = demo;
    this.actor = actor;
    this.access = access;
    this.homes = homes;
  }

  /** Puts the frame's attributes into a page's model. */
  void fill(HttpServletRequest request, Map<String, @Nullable Object> model) {
    Locale locale = LocaleContextHolder.getLocale();
    boolean shortCounts = Preferences.shortCounts(request);
    Figures figures = new Figures(locale, clock.zone(), shortCounts);
    model.put("f", figures);
    model.put("lang", figures.chinese() ? "zh-CN" : "en");
    model.put("theme", Preferences.theme(request));
    model.put("counts", shortCounts ? "short" : "exact");
    model.put("asset", assets.base());
    model.put("words", words.json());
    model.put("demo", demo);
    model.put("user", request.getRemoteUser());
    Actor asking = actor.get();
    model.put("home", homes.of(asking));
    model.put("ownUnit", asking.unit());
    model.put("may", SECTIONS.stream().filter(each -> access.mayOpen(asking, each)).toList());
    model.put("here", here(request));
    model.put("way", Way.CITY);
    model.put("zone", clock.zone().getId());
    model.put("nowMs", clock.now().toEpochMilli());
    Freshness known = known(request);
    model.put("fresh", known);
    model.put("catchingUp", known != null && known.behindSeconds() >= CATCHING_UP);
  }

  /** Whether, of a request whose frame was filled, ClickHouse gave no answer. */
  static boolean unread(HttpServletRequest request) {
    return request.getAttribute(UNKNOWN) != null;
  }

  /** Asked once a request: a page that fails has its frame filled twice. */
  private @Nullable Freshness known(HttpServletRequest request) {
    if (request.getRemoteUser() == null || request.getAttribute(UNKNOWN) != null) {
      return null;
    }
    try {
      return freshness.now();
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      request.setAttribute(UNKNOWN, true);
      return null;
    }
  }

  /** The page's own address with its query, without the switches, ready for one more parameter. */
  private static String here(HttpServletRequest request) {
    Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
    String path = failed == null ? request.getRequestURI() : failed.toString();
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    if (failed == null && request.getQueryString() != null) {
      address.query(request.getQueryString());
    }
    String text =
        address
            .replaceQueryParam("lang")
            .replaceQueryParam("theme")
            .replaceQueryParam("counts")
            .build(false)
            .toUriString();
    return text + (text.contains("?") ? "&" : "?");
  }
}
