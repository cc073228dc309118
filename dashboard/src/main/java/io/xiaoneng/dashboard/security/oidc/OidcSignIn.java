package io.xiaoneng.dashboard.security.oidc;

import io.xiaoneng.dashboard.security.WayIn;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Signing in at the organisation's identity provider: the authorization code flow of OpenID Connect
 * Core 1.0 with state, nonce and PKCE (RFC 7636), and signing out there again (RP-Initiated Logout
 * 1.0).
 */
@Component
class OidcSignIn implements WayIn {

  private static final String LEFT = "/login?logout";

  private final OidcSettings settings;
  private final IdentityProvider provider;
  private final ProviderAuthentication authentication;
  private final ProviderFailures failures;

  OidcSignIn(
      OidcSettings settings,
      IdentityProvider provider,
      ProviderAuthentication authentication,
      ProviderFailures failures) {
    this.settings = settings;
    this.provider = provider;
    this.authentication = authentication;
    this.failures = failures;
  }

  @Override
  public boolean isOpen() {
    return settings.isOn();
  }

  @Override
  public String path() {
    return OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI
        + "/"
        + IdentityProvider.ID;
  }

  @Override
  public @Nullable String name() {
    return settings.name().isBlank() ? null : settings.name().strip();
  }

  @Override
  public AuthenticationProvider provider() {
    return authentication;
  }

  @Override
  public void addTo(HttpSecurity http, AuthenticationSuccessHandler succeeded) {
    http.oauth2Login(
        login ->
            login
                .loginPage("/login")
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokensKept())
                .successHandler(succeeded)
                .failureHandler(failures)
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(
                          O filter) {
                        filter.setAuthenticationFailureHandler(failures);
                        return filter;
                      }
                    }));
  }

  @Override
  public LogoutSuccessHandler leaving() {
    OidcClientInitiatedLogoutSuccessHandler leaving =
        new OidcClientInitiatedLogoutSuccessHandler(provider);
    leaving.setDefaultTargetUrl(LEFT);
    leaving.setPostLogoutRedirectUri(
        (settings.baseUrl().isEmpty() ? "{baseUrl}" : settings.baseUrl()) + LEFT);
    return leaving;
  }

  @Override
  public @Nullable String formTarget() {
    URI end = provider.endSession();
    return end == null || end.getHost() == null
        ? null
        : end.getScheme() + "://" + end.getAuthority();
  }
}
