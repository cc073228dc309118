package io.xiaoneng.dashboard.security.factor;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/** A secret on its way to a user's device. */
public final class Enrolment {

  private static final String ISSUER = "Xiaoneng";
  private static final int GROUP = 4;

  private final String username;
  private final byte[] secret;

  Enrolment(String username, byte[] secret) {
    this.username = username;
    this.secret = secret.clone();
  }

  /** Whose device it is for. */
  public String username() {
    return username;
  }

  byte[] secret() {
    return secret.clone();
  }

  /** The secret to be typed, in base 32 and groups of four. */
  public String typed() {
    return String.join(" ", Base32.encode(secret).split("(?<=\\G.{" + GROUP + "})"));
  }

  /** The secret as devices read it from a picture ({@code otpauth:}, Key Uri Format). */
  public String uri() {
    return "otpauth://totp/"
        + ISSUER
        + ":"
        + UriUtils.encodePathSegment(username, StandardCharsets.UTF_8)
        + "?secret="
        + Base32.encode(secret)
        + "&issuer="
        + ISSUER
        + "&algorithm=SHA1&digits="
        + Totp.DIGITS
        + "&period="
        + Totp.STEP_SECONDS;
  }

  /** The picture of {@link #uri()}. */
  public QrPicture picture() {
    return QrPicture.of(uri());
  }

  /** Not even by accident does the secret come into a log. */
  @Override
  public String toString() {
    return "second factor for " + username;
  }
}
