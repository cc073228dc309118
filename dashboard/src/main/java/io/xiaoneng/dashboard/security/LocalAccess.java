package io.xiaoneng.dashboard.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The commands of {@code deploy/}. Whoever starts the program may give it a secret, new at each
 * start, and leave it where only the owner of the installation's files can read it: its bearer may
 * do what an administrator and an auditor may. Without one there is no such bearer.
 */
@Component
final class LocalAccess {

  /** In the place of a user's name. */
  static final String NAME = "local-command";

  /** Whoever can read the installation's files can read its log as well. */
  static final Set<Role> ROLES = Set.of(Role.ADMIN, Role.AUDITOR);

  private final byte[] secret;

  LocalAccess(@Value("${xiaoneng.local-token:}") String secret) {
    if (!secret.isEmpty() && secret.length() < 16) {
      throw new IllegalArgumentException("xiaoneng.local-token is shorter than 16 characters");
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether that is the secret. */
  boolean isOwner(String token) {
    return secret.length > 0
        && MessageDigest.isEqual(secret, token.getBytes(StandardCharsets.UTF_8));
  }
}
