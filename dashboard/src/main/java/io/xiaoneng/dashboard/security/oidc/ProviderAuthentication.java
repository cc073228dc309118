package io.xiaoneng.dashboard.security.oidc;

import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Takes the code that a browser brings from the provider, fetches the identity token for it, and
 * asks the {@link Doorkeeper} who that is here. No token but that one outlives the request.
 */
@Component
class ProviderAuthentication implements AuthenticationProvider {

  private final OidcAuthorizationCodeAuthenticationProvider codes;
  private final Doorkeeper doorkeeper;

  ProviderAuthentication(OidcSettings settings, IdentityProvider provider, Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
    RestClientAuthorizationCodeTokenResponseClient tokens =
        new RestClientAuthorizationCodeTokenResponseClient();
    tokens.setRestClient(
        RestClient.builder()
            .requestFactory(provider.requests())
            .configureMessageConverters(
                converters -> {
                  converters.addCustomConverter(new FormHttpMessageConverter());
                  converters.addCustomConverter(
                      new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    codes = new OidcAuthorizationCodeAuthenticationProvider(tokens, people(settings, provider));
    codes.setJwtDecoderFactory(registration -> provider.tokens());
  }

  /** Asks the provider a second time only where the token does not tell who it is. */
  private static OidcUserService people(OidcSettings settings, IdentityProvider provider) {
    RestTemplate rest = new RestTemplate(provider.requests());
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService further = new DefaultOAuth2UserService();
    further.setRestOperations(rest);
    OidcUserService people = new OidcUserService();
    people.setOauth2UserService(further);
    Predicate<OidcUserRequest> untold =
        request ->
            request.getIdToken().getClaims().get(settings.claim()) == null
                && request
                        .getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                    != null;
    people.setRetrieveUserInfo(untold);
    return people;
  }

  @Override
  public @Nullable Authentication authenticate(Authentication request) {
    Authentication vouched = codes.authenticate(request);
    if (!(vouched instanceof OAuth2LoginAuthenticationToken token)
        || !(token.getPrincipal() instanceof OidcUser person)) {
      return null;
    }
    String address =
        request.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    ProviderUser user = doorkeeper.admit(person, address);
    OAuth2LoginAuthenticationToken admitted =
        new OAuth2LoginAuthenticationToken(
            token.getClientRegistration(),
            token.getAuthorizationExchange(),
            user,
            user.getAuthorities(),
            Objects.requireNonNull(token.getAccessToken()),
            token.getRefreshToken());
    admitted.setDetails(request.getDetails());
    return admitted;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return codes.supports(authentication);
  }
}
