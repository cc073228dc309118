package io.xiaoneng.dashboard.security.oidc;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

/**
 * The identity provider as it describes itself (OpenID Connect Discovery 1.0), asked when it is
 * first needed and not before: whether it can be reached says nothing about the program's start.
 */
@Component
class IdentityProvider implements ClientRegistrationRepository {

  /** Part of the addresses of ours that the provider is told. */
  static final String ID = "organisation";

  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  /** After it was not reached it is left alone for so long: nobody's clicks wait in line for it. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final OidcSettings settings;
  private final ClientHttpRequestFactory requests;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Known known;
  private volatile @Nullable Failure failure;

  private record Known(ClientRegistration registration, JwtDecoder tokens) {}

  private record Failure(String problem, long untilNanos) {}

  IdentityProvider(OidcSettings settings) {
    this.settings = settings;
    JdkClientHttpRequestFactory factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build());
    factory.setReadTimeout(ANSWER_LIMIT);
    this.requests = factory;
  }

  /** How it is asked: with limits, without following redirects. */
  ClientHttpRequestFactory requests() {
    return requests;
  }

  /** At the start one line of the log says whether it can be used. */
  @EventListener(ApplicationReadyEvent.class)
  void tell() {
    if (settings.isOn()) {
      Thread first = new Thread(this::tryIt, "identity-provider");
      first.setDaemon(true);
      first.start();
    }
  }

  private void tryIt() {
    try {
      known();
      LOG.info("signing in at {} is open", settings.issuer());
    } catch (ProviderAwayException e) {
      LOG.warn("{}; the form for signing in works", e.getMessage());
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws ProviderAwayException where the provider cannot be asked
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return ID.equals(id) && settings.isOn() ? known().registration() : null;
  }

  /** Reads and judges identity tokens; the provider's keys are fetched and kept. */
  JwtDecoder tokens() {
    return known().tokens();
  }

  /** Where it signs people out, as far as that is known by now; null where it does not. */
  @Nullable URI endSession() {
    Known asked = known;
    Object address =
        asked == null
            ? null
            : asked
                .registration()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("end_session_endpoint");
    return address == null ? null : URI.create(address.toString());
  }

  private Known known() {
    Known asked = known;
    if (asked != null) {
      return asked;
    }
    boolean mine;
    try {
      mine = asking.tryLock(ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("was not asked: interrupted");
    }
    if (!mine) {
      throw away("has not answered yet");
    }
    try {
      return asked();
    } finally {
      asking.unlock();
    }
  }

  private Known asked() {
    Known meanwhile = known;
    if (meanwhile != null) {
      return meanwhile;
    }
    Failure before = failure;
    if (before != null && before.untilNanos() - System.nanoTime() > 0) {
      throw new ProviderAwayException(before.problem());
    }
    try {
      ClientRegistration registration = registration(description());
      Known asked = new Known(registration, decoder(registration));
      known = asked;
      return asked;
    } catch (ProviderAwayException e) {
      failure =
          new Failure(String.valueOf(e.getMessage()), System.nanoTime() + LEFT_ALONE.toNanos());
      throw e;
    }
  }

  private Map<String, Object> description() {
    String issuer = settings.issuer();
    String address =
        (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
            + "/.well-known/openid-configuration";
    Map<String, Object> told;
    try {
      told =
          RestClient.builder()
              .requestFactory(requests)
              .build()
              .get()
              .uri(URI.create(address))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
    } catch (RestClientException e) {
      throw away("does not tell about itself at " + address + ": " + shortly(e));
    }
    if (told == null || !issuer.equals(told.get("issuer"))) {
      throw away("calls itself \"" + (told == null ? "" : told.get("issuer")) + "\"");
    }
    return told;
  }

  private ClientRegistration registration(Map<String, Object> told) {
    try {
      return ClientRegistrations.fromOidcConfiguration(told)
          .registrationId(ID)
          .clientId(settings.clientId())
          .clientSecret(settings.clientSecret())
          .clientName(settings.name())
          .scope(settings.scopeList())
          .redirectUri(
              (settings.baseUrl().isEmpty() ? "{baseUrl}" : settings.baseUrl())
                  + "/login/oauth2/code/{registrationId}")
          .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
          .build();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw away("describes itself incompletely: " + e.getMessage());
    }
  }

  private JwtDecoder decoder(ClientRegistration registration) {
    String keys = registration.getProviderDetails().getJwkSetUri();
    if (keys == null) {
      throw away("does not tell where its keys are");
    }
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .restOperations(new RestTemplate(requests))
            .jwsAlgorithms(all -> all.addAll(signatures(registration)))
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  /** Those of the provider's that sign with a key pair; never a shared secret, never none. */
  private static Set<SignatureAlgorithm> signatures(ClientRegistration registration) {
    Set<SignatureAlgorithm> signatures = new LinkedHashSet<>();
    Object offered =
        registration
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("id_token_signing_alg_values_supported");
    if (offered instanceof Collection<?> names) {
      for (Object name : names) {
        SignatureAlgorithm signature = SignatureAlgorithm.from(String.valueOf(name));
        if (signature != null) {
          signatures.add(signature);
        }
      }
    }
    return signatures.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : signatures;
  }

  private ProviderAwayException away(String what) {
    return new ProviderAwayException("the identity provider " + settings.issuer() + " " + what);
  }

  /** What hinders, in words where the kind of failure says it; its own message may say nothing. */
  private static String shortly(RestClientException failure) {
    if (failure instanceof RestClientResponseException answered) {
      return "it answers " + answered.getStatusCode().value();
    }
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
        return "its name is not known";
      }
      if (each instanceof HttpTimeoutException) {
        return "no answer in time";
      }
      if (each instanceof SSLException) {
        return "no TLS with it: " + each.getMessage();
      }
    }
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ConnectException) {
        return "no connection";
      }
    }
    return failure.getClass().getSimpleName();
  }
}
