package io.xiaoneng.dashboard.security.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** A real identity provider in this process, whose people, secrets and keys a test may change. */
final class ProviderForTests implements AutoCloseable {

  static final String CLIENT = "xiaoneng";
  static final String SECRET = "the secret of the registration";
  static final String PASSWORD = "at the provider";

  /** Of the people who sign in there, by what they type, the name that the provider tells. */
  final Map<String, String> names = new ConcurrentHashMap<>();

  volatile String secret = SECRET;
  volatile boolean forging;

  private final RSAKey published = key();
  private final RSAKey forged = key();
  private volatile String home = "http://127.0.0.1";
  private final ConfigurableApplicationContext context;

  ProviderForTests() {
    context =
        new SpringApplicationBuilder(Parts.class)
            .web(WebApplicationType.SERVLET)
            .initializers(started -> started.getBeanFactory().registerSingleton("house", this))
            .properties(
                "server.port=0",
                "server.address=127.0.0.1",
                "server.servlet.session.cookie.name=PROVIDER_SESSION",
                "spring.config.name=provider",
                "spring.main.banner-mode=off")
            .run();
  }

  String issuer() {
    int port = ((WebServerApplicationContext) context).getWebServer().getPort();
    return "http://127.0.0.1:" + port;
  }

  /** Tells it where the pages are that send people. */
  void registered(String pages) {
    home = pages;
  }

  @Override
  public void close() {
    context.close();
  }

  private RegisteredClient client() {
    return RegisteredClient.withId("1")
        .clientId(CLIENT)
        .clientSecret("{noop}" + secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(home + "/login/oauth2/code/organisation")
        .postLogoutRedirectUri(home + "/login?logout")
        .scope("openid")
        .scope("profile")
        .clientSettings(
            ClientSettings.builder()
                .requireAuthorizationConsent(true)
                .requireProofKey(true)
                .build())
        .build();
  }

  private static RSAKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
          .privateKey((RSAPrivateKey) pair.getPrivate())
          .keyID("key")
          .build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWKSource<SecurityContext> source(RSAKey key) {
    return new ImmutableJWKSet<>(new JWKSet(key));
  }

  /** No configuration by its annotation: the program's own scan would take it for its own. */
  @EnableWebSecurity
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static class Parts {

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) {
      http.oauth2AuthorizationServer(
              server -> {
                http.securityMatcher(server.getEndpointsMatcher());
                server.oidc(Customizer.withDefaults());
              })
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .exceptionHandling(
              failures ->
                  failures.authenticationEntryPoint(
                      new LoginUrlAuthenticationEntryPoint("/login")));
      return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain form(HttpSecurity http) {
      http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .csrf(AbstractHttpConfigurer::disable)
          .formLogin(Customizer.withDefaults());
      return http.build();
    }

    /** Whoever knows the one password is whom they say. */
    @Bean
    UserDetailsService people() {
      return name -> User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
    }

    @Bean
    RegisteredClientRepository clients(ProviderForTests house) {
      return new RegisteredClientRepository() {
        @Override
        public void save(RegisteredClient client) {
          // It would keep the secret as a hash; the test's is read anew each time.
        }

        @Override
        public RegisteredClient findById(String id) {
          return house.client();
        }

        @Override
        public RegisteredClient findByClientId(String id) {
          return id.equals(CLIENT) ? house.client() : null;
        }
      };
    }

    @Bean
    JWKSource<SecurityContext> keys(ProviderForTests house) {
      return source(house.published);
    }

    @Bean
    JwtDecoder own(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JwtEncoder signatures(ProviderForTests house) {
      JwtEncoder real = new NimbusJwtEncoder(source(house.published));
      JwtEncoder forger = new NimbusJwtEncoder(source(house.forged));
      return parameters -> (house.forging ? forger : real).encode(parameters);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(ProviderForTests house) {
      return token -> {
        String subject = token.getPrincipal().getName();
        token
            .getClaims()
            .claims(
                claims ->
                    claims.put("preferred_username", house.names.getOrDefault(subject, subject)));
      };
    }

    @Bean
    AuthorizationServerSettings addresses() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
