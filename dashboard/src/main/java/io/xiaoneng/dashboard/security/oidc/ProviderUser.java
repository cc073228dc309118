package io.xiaoneng.dashboard.security.oidc;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * A user of ours whom the provider has vouched for. It is the same as the one who came by the form:
 * their sessions count together, and end together.
 */
final class ProviderUser extends User implements OidcUser {

  private static final long serialVersionUID = 1L;

  private final OidcIdToken idToken;

  ProviderUser(
      String username, Collection<? extends GrantedAuthority> authorities, OidcIdToken idToken) {
    super(username, "", authorities);
    this.idToken = idToken;
  }

  @Override
  public String getName() {
    return getUsername();
  }

  @Override
  public Map<String, Object> getClaims() {
    return idToken.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  /** Kept for signing out at the provider. */
  @Override
  public OidcIdToken getIdToken() {
    return idToken;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
