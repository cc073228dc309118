package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Two chains. The API takes HTTP Basic of a user, the bearer token of a sender, or the session of a
 * logged-in page; pages take a login form.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

  /** Nothing but the program's own files: no inline script or style, nothing from elsewhere. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  /** Who sees every figure. */
  private static final String[] READERS = {"ADMIN", "LEADER", "SUPERVISOR", "REVIEWER", "ASSESSOR"};

  private static final int BCRYPT_STRENGTH = 11;

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
  }

  @Bean
  CachedPasswords cachedPasswords(Accounts accounts, PasswordEncoder encoder) {
    DaoAuthenticationProvider passwords = new DaoAuthenticationProvider(accounts);
    passwords.setPasswordEncoder(encoder);
    return new CachedPasswords(passwords);
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiChain(
      HttpSecurity http, CachedPasswords passwords, IngestTokens tokens, LocalAccess local) {
    http.securityMatcher("/api/**", "/actuator/**", "/v3/api-docs")
        .authenticationProvider(passwords)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health", "/actuator/health/**", "/v3/api-docs")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole("ADMIN")
                    .requestMatchers(HttpMethod.POST, "/api/v1/events")
                    .hasRole("INGEST")
                    .requestMatchers(HttpMethod.GET, "/api/v1/registry/**")
                    .hasAnyRole(READERS)
                    .requestMatchers("/api/v1/registry/**")
                    .hasRole("ADMIN")
                    .requestMatchers("/api/v1/tokens", "/api/v1/tokens/**")
                    .hasRole("ADMIN")
                    .requestMatchers(HttpMethod.POST, "/api/v1/dead-letters/replay")
                    .hasRole("ADMIN")
                    .anyRequest()
                    .hasAnyRole(READERS))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .httpBasic(basic -> basic.authenticationEntryPoint(SecurityConfiguration::unauthorised))
        .addFilterBefore(
            new BearerTokenFilter(tokens, local, SecurityConfiguration::unauthorised),
            BasicAuthenticationFilter.class)
        .exceptionHandling(
            failures ->
                failures
                    .authenticationEntryPoint(SecurityConfiguration::unauthorised)
                    .accessDeniedHandler(
                        (request, response, denied) ->
                            problem(
                                response, 403, "Forbidden", "these credentials may not do that")))
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::noBrowserSentIt))
        .headers(SecurityConfiguration::headers);
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageChain(HttpSecurity http, CachedPasswords passwords) {
    http.authenticationProvider(passwords)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/login",
                        "/error",
                        "/assets/**",
                        "/webjars/**",
                        "/favicon.ico",
                        "/favicon.svg")
                    .permitAll()
                    .anyRequest()
                    .hasAnyRole(READERS))
        .formLogin(form -> form.loginPage("/login").permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .headers(SecurityConfiguration::headers);
    return http.build();
  }

  /**
   * A browser sends cookies and remembered Basic passwords along with another site's form, and then
   * it names that site in {@code Origin}. A bearer token no browser adds by itself.
   */
  private static boolean noBrowserSentIt(HttpServletRequest request) {
    return BearerTokenFilter.isBearer(request)
        || (request.getHeader("Cookie") == null && request.getHeader("Origin") == null);
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentTypeOptions(Customizer.withDefaults())
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
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
    problem(response, 401, "Unauthorized", "credentials are missing or wrong");
  }

  private static void problem(HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response
        .getOutputStream()
        .write(
            "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(title, status, detail)
                .getBytes(StandardCharsets.UTF_8));
  }
}
