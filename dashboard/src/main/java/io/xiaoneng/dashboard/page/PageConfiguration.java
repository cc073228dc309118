package io.xiaoneng.dashboard.page;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * Language by {@code ?lang=} and a cookie, theme by {@code ?theme=} and a cookie, cached assets.
 */
@Configuration(proxyBeanMethods = false)
public class PageConfiguration implements WebMvcConfigurer {

  /** Language of pages for those who have not chosen: the city's. */
  public static final Locale DEFAULT_LOCALE = Locale.SIMPLIFIED_CHINESE;

  private static final Duration YEAR = Duration.ofDays(365);

  private final Assets assets;

  PageConfiguration(Assets assets) {
    this.assets = assets;
  }

  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver resolver = new CookieLocaleResolver("lang");
    resolver.setDefaultLocale(DEFAULT_LOCALE);
    resolver.setCookieMaxAge(YEAR);
    resolver.setCookieSameSite("Lax");
    resolver.setCookieHttpOnly(true);
    resolver.setRejectInvalidCookies(false);
    return resolver;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Preferences());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    CacheControl forever = CacheControl.maxAge(YEAR).cachePublic().immutable();
    registry
        .addResourceHandler(assets.base() + "/vendor/echarts/**")
        .addResourceLocations(assets.echartsLocation())
        .setCacheControl(forever);
    registry
        .addResourceHandler(assets.base() + "/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(forever);
  }
}
