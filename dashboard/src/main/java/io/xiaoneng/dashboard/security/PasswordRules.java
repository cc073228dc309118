package io.xiaoneng.dashboard.security;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a password that somebody chooses must be: long, and not one of those that are tried first.
 * There are no rules about kinds of characters; they make passwords worse, not better.
 */
public final class PasswordRules {

  /** Shortest, in characters. */
  public static final int SHORTEST = 12;

  /** Longest that the hash takes whole, in bytes of UTF-8. */
  public static final int LONGEST = 72;

  private static final int DIFFERENT = 6;

  /**
   * Fewest guesses, of the 0 to 4 classes of zxcvbn: from 3 on nobody gets in who tries the usual
   * things first, 10^8 of them.
   */
  private static final int CLASS = 3;

  private static final Zxcvbn GUESSES = new Zxcvbn();

  /** Beginnings and parts of what people choose where twelve characters are asked for. */
  private static final List<String> COMMON =
      List.of(
          "123456789",
          "987654321",
          "password",
          "qwertyuiop",
          "asdfghjkl",
          "1qaz2wsx",
          "abcdefgh",
          "xiaoneng",
          "administrator",
          "letmein",
          "iloveyou",
          "changeme",
          "woaini",
          "mima");

  private PasswordRules() {}

  /**
   * What is wrong with a password.
   *
   * <p>What is tried first are the thirty thousand passwords that were found in public most often,
   * names, words, keys side by side, dates and repetitions, alone, turned about, with a 0 for an o,
   * or one after the other (D. L. Wheeler, zxcvbn, USENIX Security 2016).
   *
   * @return the key of a message, {@code short}, {@code long}, {@code plain}, {@code guessable} or
   *     {@code name}; null where nothing is
   */
  public static @Nullable String problem(String username, String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return "short";
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return "long";
    }
    if (username.length() > 2 && lower.contains(username.toLowerCase(Locale.ROOT))) {
      return "name";
    }
    if (password.codePoints().distinct().count() < DIFFERENT
        || COMMON.stream().anyMatch(lower::contains)) {
      return "plain";
    }
    if (GUESSES.measure(password, List.of(username, "xiaoneng", "chanba", "xian")).getScore()
        < CLASS) {
      return "guessable";
    }
    return null;
  }
}
