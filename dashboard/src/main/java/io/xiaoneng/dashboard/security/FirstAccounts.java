package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is an administrator, a keeper of users, an auditor and a token for every
 * source. What the environment presets wins at every start; what is generated is printed once, at
 * the first.
 */
@Component
public class FirstAccounts implements InitializingBean {

  /** The first administrator. */
  public static final String ADMIN = "admin";

  /** The first who keeps users. */
  public static final String SECURITY = "security";

  /** The first who reads the audit log. */
  public static final String AUDITOR = "auditor";

  /** A district of the made-up city. */
  private static final String DEMO_UNIT = "610113";

  /** Name of the token that may write every source. */
  public static final String EVERY_SOURCE = "every-source";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Accounts accounts;
  private final IngestTokens tokens;
  private final XiaonengProperties settings;
  private final @Nullable String securityPassword;
  private final @Nullable String auditorPassword;
  private final @Nullable String demoPassword;
  private final PrintStream out = System.out;

  FirstAccounts(
      Accounts accounts,
      IngestTokens tokens,
      XiaonengProperties settings,
      @Value("${xiaoneng.security-password:}") String securityPassword,
      @Value("${xiaoneng.auditor-password:}") String auditorPassword,
      @Value("${xiaoneng.demo-password:}") String demoPassword) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.settings = settings;
    this.securityPassword = blankToNull(securityPassword);
    this.auditorPassword = blankToNull(auditorPassword);
    this.demoPassword = blankToNull(demoPassword);
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  @Override
  public void afterPropertiesSet() {
    first(ADMIN, Role.ADMIN, settings.adminPassword());
    first(SECURITY, Role.SECURITY, securityPassword);
    first(AUDITOR, Role.AUDITOR, auditorPassword);
    demo();
    token(settings.ingestToken());
  }

  private void first(String name, Role role, @Nullable String preset) {
    if (!accounts.exists(name)) {
      String password = preset != null ? preset : random(15);
      accounts.create(name, password, Set.of(role), null, false);
      if (preset == null) {
        print(name + " password: " + password);
      }
    } else if (preset != null && !accounts.passwordIs(name, preset)) {
      accounts.setPassword(name, preset);
    }
  }

  /** In a city that is made up, somebody of each role to look at it as. */
  private void demo() {
    if (demoPassword == null) {
      return;
    }
    for (Role role :
        List.of(Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR, Role.UNIT)) {
      String name = role.name().toLowerCase(Locale.ROOT);
      if (!accounts.exists(name)) {
        accounts.create(
            name, demoPassword, Set.of(role), role == Role.UNIT ? DEMO_UNIT : null, false);
      }
    }
  }

  private void token(@Nullable String preset) {
    if (preset == null && tokens.exists(EVERY_SOURCE)) {
      return;
    }
    String token = preset != null ? preset : random(32);
    tokens.put(token, new IngestToken(EVERY_SOURCE, null, List.of(), false));
    if (preset == null) {
      print("ingest token: " + token);
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
