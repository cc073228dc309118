package io.xiaoneng.dashboard.security.oidc;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the organisation's identity provider; without an issuer there is none.
 *
 * @param issuer what the provider calls itself, an https address; without TLS on this machine only
 * @param clientId under which this program is registered there
 * @param clientSecret the secret of that registration; "" where it lies in a file
 * @param clientSecretFile file that holds the secret and nothing else; null for none
 * @param claim what the provider tells that is the name of an account here
 * @param scopes what is asked for, separated by spaces; {@code openid} among them
 * @param name what people call the provider, for the button; "" for words of ours
 * @param baseUrl address under which people reach the pages, without a slash at the end; "" takes
 *     it from each request
 */
@ConfigurationProperties("xiaoneng.oidc")
record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecret,
    @Nullable Path clientSecretFile,
    @DefaultValue("preferred_username") String claim,
    @DefaultValue("openid profile") String scopes,
    @DefaultValue("") String name,
    @DefaultValue("") String baseUrl) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  OidcSettings {
    issuer = issuer.strip();
    if (!issuer.isEmpty()) {
      requireIssuer(issuer);
      if (clientId.isBlank()) {
        throw new IllegalArgumentException(
            "xiaoneng.oidc.issuer is set and xiaoneng.oidc.client-id is not");
      }
      clientSecret = secret(clientSecret, clientSecretFile);
      if (claim.isBlank()) {
        throw new IllegalArgumentException("xiaoneng.oidc.claim is empty");
      }
      if (!Arrays.asList(scopes.strip().split("\\s+")).contains("openid")) {
        throw new IllegalArgumentException(
            "xiaoneng.oidc.scopes is \"" + scopes + "\", openid must be among them");
      }
      if (!baseUrl.isEmpty() && !baseUrl.matches("https?://[^\\s]*[^\\s/]")) {
        throw new IllegalArgumentException(
            "xiaoneng.oidc.base-url is \""
                + baseUrl
                + "\", must be like https://xiaoneng.example.gov.cn");
      }
    }
  }

  private static void requireIssuer(String issuer) {
    URI address;
    try {
      address = URI.create(issuer);
    } catch (IllegalArgumentException e) {
      throw badIssuer(issuer);
    }
    String host = address.getHost();
    boolean tls = "https".equals(address.getScheme());
    boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(host);
    if (host == null || address.getRawQuery() != null || !(tls || here)) {
      throw badIssuer(issuer);
    }
  }

  private static IllegalArgumentException badIssuer(String issuer) {
    return new IllegalArgumentException(
        "xiaoneng.oidc.issuer is \""
            + issuer
            + "\", must be an https address such as https://id.example.gov.cn/realms/city");
  }

  private static String secret(String given, @Nullable Path file) {
    if (file == null) {
      if (given.isBlank()) {
        throw new IllegalArgumentException(
            "xiaoneng.oidc.issuer is set and neither xiaoneng.oidc.client-secret nor"
                + " xiaoneng.oidc.client-secret-file is");
      }
      return given;
    }
    try {
      String read = Files.readString(file).strip();
      if (!read.isEmpty()) {
        return read;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "xiaoneng.oidc.client-secret-file \"" + file + "\" cannot be read", e);
    }
    throw new IllegalArgumentException(
        "xiaoneng.oidc.client-secret-file \"" + file + "\" is empty");
  }

  boolean isOn() {
    return !issuer.isEmpty();
  }

  List<String> scopeList() {
    return List.of(scopes.strip().split("\\s+"));
  }

  /** Not even by accident does the secret come into a log. */
  @Override
  public String toString() {
    return "identity provider " + issuer;
  }
}
