package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is an administrator and a token for every source. What the environment
 * presets wins at every start; what is generated is printed once, at the first.
 */
@Component
public class FirstAccounts implements InitializingBean {

  /** The first administrator. */
  public static final String ADMIN = "admin";

  /** Name of the token that may write every source. */
  public static final String EVERY_SOURCE = "every-source";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Accounts accounts;
  private final IngestTokens tokens;
  private final XiaonengProperties settings;
  private final PrintStream out;

  @Autowired
  FirstAccounts(Accounts accounts, IngestTokens tokens, XiaonengProperties settings) {
    this(accounts, tokens, settings, System.out);
  }

  FirstAccounts(
      Accounts accounts, IngestTokens tokens, XiaonengProperties settings, PrintStream out) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void afterPropertiesSet() {
    admin(settings.adminPassword());
    token(settings.ingestToken());
  }

  private void admin(@Nullable String preset) {
    if (!accounts.exists(ADMIN)) {
      String password = preset != null ? preset : random(15);
      accounts.create(ADMIN, password, Set.of(Role.ADMIN), null, false);
      if (preset == null) {
        print("admin password: " + password);
      }
    } else if (preset != null && !accounts.passwordIs(ADMIN, preset)) {
      accounts.setPassword(ADMIN, preset);
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
