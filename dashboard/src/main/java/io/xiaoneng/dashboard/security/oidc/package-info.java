/** Signing in at an organisation's identity provider (OpenID Connect). */
@NullMarked
package io.xiaoneng.dashboard.security.oidc;

import org.jspecify.annotations.NullMarked;
