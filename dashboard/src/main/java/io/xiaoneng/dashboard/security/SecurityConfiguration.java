package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.session.SessionManagementFilter;
import org.springframework.util.unit.DataSize;

/**
 * Two chains. The API takes HTTP Basic of a user, the bearer token of a sender, or the session of a
 * logged-in page; pages take a login form. Who may do what stands in the {@link AccessTable}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  /** Nothing but the program's own files: no inline script or style, nothing from elsewhere. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private static final int BCRYPT_STRENGTH = 11;

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  @Bean
  CachedPasswords cachedPasswords(
      Accounts accounts, PasswordEncoder encoder, SignInGuard guard, AuditLog audit) {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
    passwords.setPasswordEncoder(encoder);
    return new CachedPasswords(passwords, accounts, guard, audit);
  }

  @Bean
  SessionRegistry sessionRegistry() {
    return new SessionRegistryImpl();
  }

  /** Tells the registry of sessions that have ended. */
  @Bean
  HttpSessionEventPublisher endsOfSessions() {
    return new HttpSessionEventPublisher();
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiChain(
      HttpSecurity http,
      CachedPasswords passwords,
      IngestTokens tokens,
      LocalAccess local,
      AccessDecisions access,
      Refusals refusals,
      Sessions sessions,
      ScopeFilter scope,
      WallTokenFilter walls,
      WayIn wayIn) {
    http.securityMatcher("/api/**", "/actuator/**", "/v3/api-docs")
        .authenticationManager(only(passwords))
        .authorizeHttpRequests(requests -> rules(requests, access))
        .addFilterBefore(new SessionGuard(sessions), SecurityContextHolderFilter.class)
        .addFilterAfter(scope, AuthorizationFilter.class)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::unauthorised))
        .addFilterBefore(
            new BearerTokenFilter(tokens, local, SecurityConfiguration::unauthorised),
            BasicAuthenticationFilter.class)
        .addFilterAfter(walls, SessionManagementFilter.class)
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(SecurityConfiguration::unauthorised)
                    .accessDeniedHandler(refusals::toPrograms))
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::noBrowserSentIt))
        .headers(headers -> headers(headers, wayIn));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageChain(
      HttpSecurity http,
      CachedPasswords passwords,
      AccessDecisions access,
      Refusals refusals,
      Sessions sessions,
      SessionRegistry registry,
      SignIns signIns,
      ScopeFilter scope,
      WallTokenFilter walls,
      WayIn wayIn,
      AuditLog audit,
      CurrentActor current,
      @Value("${spring.servlet.multipart.max-request-size}") DataSize longest) {
    http.authenticationManager(wayIn.isOpen() ? only(passwords, wayIn.provider()) : only(passwords))
        .authorizeHttpRequests(requests -> rules(requests, access))
        .addFilterBefore(new SessionGuard(sessions), SecurityContextHolderFilter.class)
        .addFilterBefore(new LongForms(longest, audit, current), CsrfFilter.class)
        .addFilterAfter(walls, SessionManagementFilter.class)
        .addFilterAfter(scope, AuthorizationFilter.class)
        .formLogin(
            form ->
                form.loginPage("/login")
                    .successHandler(signIns::succeeded)
                    .failureHandler(signIns::failed)
                    .permitAll())
        .logout(
            logout -> logout.addLogoutHandler(signIns::left).logoutSuccessHandler(wayIn.leaving()))
        .sessionManagement(
            session ->
                session
                    .maximumSessions(Sessions.AT_ONCE)
                    .sessionRegistry(registry)
                    .expiredUrl("/login"))
        .exceptionHandling(failures -> failures.accessDeniedHandler(refusals::toBrowsers))
        .headers(headers -> headers(headers, wayIn));
    if (wayIn.isOpen()) {
      wayIn.addTo(http, signIns::succeeded);
    }
    return http.build();
  }

  /**
   * Everything as the table says. What goes on after an asynchronous pause was let in when it came:
   * asked again, a stream that ends because its caller lost the right to it would be cut off
   * instead of ended.
   */
  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests,
      AccessDecisions access) {
    requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll().anyRequest().access(access);
  }

  /** Without a parent, which would ask the same once more and count a wrong password twice. */
  private static AuthenticationManager only(AuthenticationProvider... ways) {
    return new ProviderManager(ways);
  }

  /** Part of both chains; the container is not to run it by itself, too. */
  @Bean
  FilterRegistrationBean<ScopeFilter> scopeFilterOnlyInChains(ScopeFilter scope) {
    FilterRegistrationBean<ScopeFilter> registration = new FilterRegistrationBean<>(scope);
    registration.setEnabled(false);
    return registration;
  }

  /** Likewise. */
  @Bean
  FilterRegistrationBean<WallTokenFilter> wallTokenFilterOnlyInChains(WallTokenFilter walls) {
    FilterRegistrationBean<WallTokenFilter> registration = new FilterRegistrationBean<>(walls);
    registration.setEnabled(false);
    return registration;
  }

  /**
   * A browser sends cookies and remembered Basic passwords along with another site's form, and then
   * it names that site in {@code Origin}. A bearer token no browser adds by itself.
   */
  private static boolean noBrowserSentIt(HttpServletRequest request) {
    return BearerTokenFilter.isBearer(request)
        || (request.getHeader("Cookie") == null && request.getHeader("Origin") == null);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers, WayIn wayIn) {
    headers
        .contentTypeOptions(Customizer.withDefaults())
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .addHeaderWriter((request, response) -> policy(response, wayIn.formTarget()))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  /** Browsers hold a form to its targets also where its answer sends them on. */
  private static void policy(HttpServletResponse response, @Nullable String formTarget) {
    response.setHeader(
        "Content-Security-Policy",
        formTarget == null ? CONTENT_SECURITY_POLICY : CONTENT_SECURITY_POLICY + " " + formTarget);
  }

  private static void unauthorised(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.addHeader("WWW-Authenticate", "Bearer realm=\"xiaoneng\"");
    // Offered to a page's script, a browser would cover the page with its own password box.
    String mode = request.getHeader("Sec-Fetch-Mode");
    if (mode == null || mode.equals("navigate")) {
      response.addHeader("WWW-Authenticate", "Basic realm=\"xiaoneng\", charset=\"UTF-8\"");
    }
    if (failure instanceof LockedException) {
      Problems.write(
          response, 429, "Too Many Requests", "too many wrong passwords; try again later");
      return;
    }
    Problems.write(response, 401, "Unauthorized", "credentials are missing or wrong");
  }
}
