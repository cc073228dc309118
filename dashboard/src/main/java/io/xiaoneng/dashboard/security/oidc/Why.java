package io.xiaoneng.dashboard.security.oidc;

import java.util.Locale;

/** Why somebody who came from the provider is not let in; each has its words on the page. */
enum Why {
  /** No account of ours has the name the provider told. */
  UNKNOWN,
  /** The account is switched off. */
  OFF,
  /** Too many wrong passwords were tried for it. */
  LOCKED,
  /** The account belongs to another person of the provider's, or this person to another account. */
  ANOTHER,
  /** It was given up on the way, has taken too long, or was not begun here. */
  AGAIN,
  /** The provider is away, or its answer is no good. */
  PROVIDER;

  /** In the address of the page that tells. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
